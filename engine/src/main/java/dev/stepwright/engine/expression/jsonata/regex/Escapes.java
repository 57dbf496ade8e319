package dev.stepwright.engine.expression.jsonata.regex;

import java.util.Map;

/** What a backslash begins (ECMA-262, "AtomEscape", "CharacterEscape"). */
final class Escapes {

    private static final String CLASSES = "dDwWsS";

    private final String source;
    private final int groups;
    private final Map<String, Integer> names;
    private int end;

    Escapes(String source, int groups, Map<String, Integer> names) {
        this.source = source;
        this.groups = groups;
        this.names = names;
    }

    /** Where the escape that was read last ends. */
    int end() {
        return end;
    }

    /** @param at behind the backslash */
    Term term(int at) throws PatternFault {
        if (at >= source.length()) {
            throw new PatternFault("\\ at end of pattern");
        }
        var c = source.charAt(at);
        if (c == 'b' || c == 'B') {
            end = at + 1;
            return c == 'b' ? Term.Place.BOUNDARY : Term.Place.NO_BOUNDARY;
        }
        if (c == 'k' && !names.isEmpty()) {
            return named(at);
        }
        if (c >= '1' && c <= '9') {
            var last = at;
            while (last < source.length() && Character.digit(source.charAt(last), 10) >= 0 && last - at < 4) {
                last++;
            }
            var group = Integer.parseInt(source.substring(at, last));
            if (group <= groups) {
                end = last;
                return new Term.BackReference(group);
            }
        }
        return new Term.One(set(at));
    }

    private Term named(int at) throws PatternFault {
        var close = source.indexOf('>', at);
        if (close < 0 || source.charAt(at + 1) != '<' || !names.containsKey(source.substring(at + 2, close))) {
            throw new PatternFault("Invalid named reference");
        }
        end = close + 1;
        return new Term.BackReference(names.get(source.substring(at + 2, close)));
    }

    /** A class such as {@code \d}, or the one code unit that is meant. */
    CharSet set(int at) throws PatternFault {
        if (at >= source.length()) {
            throw new PatternFault("\\ at end of pattern");
        }
        var c = source.charAt(at);
        if (CLASSES.indexOf(c) < 0) {
            return CharSet.of(unit(at));
        }
        end = at + 1;
        var set = switch (c) {
            case 'd', 'D' -> CharSet.Named.DIGIT;
            case 'w', 'W' -> CharSet.Named.WORD;
            default -> CharSet.Named.BLANK;
        };
        return Character.isUpperCase(c) ? new CharSet.Not(set) : set;
    }

    private char unit(int at) {
        var c = source.charAt(at);
        end = at + 1;
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'v' -> '\u000b';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'x' -> hex(at, 2);
            case 'u' -> hex(at, 4);
            case 'c' -> control(at);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(at);
            default -> c;
        };
    }

    private char hex(int at, int digits) {
        var number = 0;
        for (var i = at + 1; i <= at + digits; i++) {
            var digit = i < source.length() ? Character.digit(source.charAt(i), 16) : -1;
            if (digit < 0 || source.charAt(i) > 'f') {
                return source.charAt(at); // then the letter itself is meant
            }
            number = 16 * number + digit;
        }
        end = at + 1 + digits;
        return (char) number;
    }

    private char control(int at) {
        var letter = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
        if (letter < 'A' || letter > 'z' || !Character.isLetter(letter)) {
            end = at; // the backslash is meant, and the letter comes next
            return '\\';
        }
        end = at + 2;
        return (char) (letter % 32);
    }

    private char octal(int at) {
        var number = 0;
        var i = at;
        while (i < source.length() && i < at + 3 && source.charAt(i) >= '0' && source.charAt(i) <= '7'
                && 8 * number + source.charAt(i) - '0' < 256) {
            number = 8 * number + source.charAt(i++) - '0';
        }
        end = i;
        return (char) number;
    }
}
