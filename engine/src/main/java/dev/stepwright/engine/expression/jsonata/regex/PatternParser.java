package dev.stepwright.engine.expression.jsonata.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a pattern (ECMA-262, "Patterns", and Annex B, "Regular Expressions Patterns", which lets much pass). */
final class PatternParser {

    static final int MAX_DEPTH = 200;
    private static final Pattern COUNTS = Pattern.compile("\\{([0-9]+)(?:(,)([0-9]*))?}");
    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([\\p{L}_$][\\p{L}\\p{N}_$]*)>");

    private final String source;
    private final Escapes escapes;
    private final int groups;
    private final Map<String, Integer> names = new HashMap<>();
    private int at;
    private int opened;
    private int depth;

    PatternParser(String source) throws PatternFault {
        this.source = source;
        this.groups = countGroups();
        this.escapes = new Escapes(source, groups, names);
    }

    int groups() {
        return groups;
    }

    private int countGroups() throws PatternFault {
        var count = 0;
        var inClass = false;
        for (var i = 0; i < source.length(); i++) {
            switch (source.charAt(i)) {
                case '\\' -> i++;
                case '[' -> inClass = true;
                case ']' -> inClass = false;
                case '(' -> {
                    if (!inClass && isCapture(i)) {
                        count++;
                        name(i, count);
                    }
                }
                default -> { }
            }
        }
        return count;
    }

    private boolean isCapture(int open) {
        return !source.startsWith("(?", open)
                || source.startsWith("(?<", open) && !source.startsWith("(?<=", open) && !source.startsWith("(?<!", open);
    }

    private void name(int open, int group) throws PatternFault {
        if (source.startsWith("(?", open)) {
            var name = GROUP_NAME.matcher(source).region(open, source.length());
            if (!name.lookingAt()) {
                throw new PatternFault("Invalid capture group name");
            }
            if (names.put(name.group(1), group) != null) {
                throw new PatternFault("Duplicate capture group name");
            }
        }
    }

    Term parse() throws PatternFault {
        var term = choice();
        if (at < source.length()) {
            throw new PatternFault("Unmatched ')'");
        }
        return term;
    }

    private Term choice() throws PatternFault {
        if (++depth > MAX_DEPTH) {
            throw new PatternFault("Groups are nested too deep");
        }
        var alternatives = new ArrayList<Term>();
        alternatives.add(sequence());
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            alternatives.add(sequence());
        }
        depth--;
        return alternatives.size() == 1 ? alternatives.getFirst() : new Term.Choice(alternatives);
    }

    private Term sequence() throws PatternFault {
        var terms = new ArrayList<Term>();
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            var before = opened;
            var atom = atom();
            terms.add(atom instanceof Term.Place || atom instanceof Term.Look(_, var behind, _) && behind ? unrepeated(atom)
                    : repeated(atom, before));
        }
        return terms.size() == 1 ? terms.getFirst() : new Term.Sequence(List.copyOf(terms));
    }

    private Term atom() throws PatternFault {
        var c = source.charAt(at++);
        return switch (c) {
            case '^' -> Term.Place.BEGIN;
            case '$' -> Term.Place.END;
            case '.' -> new Term.One(new CharSet.Not(CharSet.Named.LINE_END));
            case '(' -> group();
            case '[' -> {
                var read = new ClassParser(source, at, escapes);
                at = read.end();
                yield new Term.One(read.set());
            }
            case '\\' -> {
                var term = escapes.term(at);
                at = escapes.end();
                yield term;
            }
            case '*', '+', '?' -> throw new PatternFault("Nothing to repeat");
            case '{' -> {
                if (COUNTS.matcher(source).region(at - 1, source.length()).lookingAt()) {
                    throw new PatternFault("Nothing to repeat");
                }
                yield new Term.One(CharSet.of(c));
            }
            default -> new Term.One(CharSet.of(c));
        };
    }

    private Term group() throws PatternFault {
        if (source.startsWith("?:", at)) {
            return body(2);
        }
        if (source.startsWith("?=", at) || source.startsWith("?!", at)) {
            var negative = source.charAt(at + 1) == '!';
            return new Term.Look(body(2), false, negative);
        }
        if (source.startsWith("?<=", at) || source.startsWith("?<!", at)) {
            var negative = source.charAt(at + 2) == '!';
            return new Term.Look(body(3), true, negative);
        }
        if (source.startsWith("?", at) && !source.startsWith("?<", at)) {
            throw new PatternFault("Invalid group");
        }
        var index = ++opened;
        return new Term.Capture(index, body(source.startsWith("?<", at) ? source.indexOf('>', at) + 1 - at : 0));
    }

    private Term body(int skipped) throws PatternFault {
        at += skipped;
        var body = choice();
        if (at >= source.length()) {
            throw new PatternFault("Unterminated group");
        }
        at++;
        return body;
    }

    private Term unrepeated(Term place) throws PatternFault {
        if (at < source.length() && ("*+?".indexOf(source.charAt(at)) >= 0
                || COUNTS.matcher(source).region(at, source.length()).lookingAt())) {
            throw new PatternFault("Nothing to repeat");
        }
        return place;
    }

    private Term repeated(Term atom, int groupsBefore) throws PatternFault {
        if (at >= source.length()) {
            return atom;
        }
        var counts = COUNTS.matcher(source).region(at, source.length());
        int min;
        int max;
        if (counts.lookingAt()) {
            min = count(counts.group(1));
            max = counts.group(2) == null ? min : counts.group(3).isEmpty() ? Integer.MAX_VALUE : count(counts.group(3));
            at = counts.end();
        } else if ("*+?".indexOf(source.charAt(at)) >= 0) {
            min = source.charAt(at) == '+' ? 1 : 0;
            max = source.charAt(at++) == '?' ? 1 : Integer.MAX_VALUE;
        } else {
            return atom;
        }
        if (max < min) {
            throw new PatternFault("numbers out of order in {} quantifier");
        }
        var lazy = at < source.length() && source.charAt(at) == '?';
        at += lazy ? 1 : 0;
        return new Term.Repeat(atom, min, max, !lazy, groupsBefore + 1, opened + 1);
    }

    private static int count(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
