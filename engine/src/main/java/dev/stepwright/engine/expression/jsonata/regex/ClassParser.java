package dev.stepwright.engine.expression.jsonata.regex;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands in brackets (ECMA-262, "CharacterClass"). */
final class ClassParser {

    private final String source;
    private final Escapes escapes;
    private final List<CharSet> sets = new ArrayList<>();
    private final boolean negated;
    private int at;

    /** @param open behind the opening bracket */
    ClassParser(String source, int open, Escapes escapes) throws PatternFault {
        this.source = source;
        this.escapes = escapes;
        this.negated = source.startsWith("^", open);
        this.at = negated ? open + 1 : open;
        while (current() != ']') {
            ranges();
        }
        at++;
    }

    int end() {
        return at;
    }

    CharSet set() {
        var any = sets.size() == 1 ? sets.getFirst() : new CharSet.Any(List.copyOf(sets));
        return negated ? new CharSet.Not(any) : any;
    }

    private char current() throws PatternFault {
        if (at >= source.length()) {
            throw new PatternFault("Unterminated character class");
        }
        return source.charAt(at);
    }

    private void ranges() throws PatternFault {
        var from = one();
        if (current() != '-' || at + 1 < source.length() && source.charAt(at + 1) == ']') {
            sets.add(from);
            return;
        }
        at++;
        current();
        var to = one();
        if (from instanceof CharSet.Range(var first, _) && to instanceof CharSet.Range(var last, _)) {
            if (first > last) {
                throw new PatternFault("Range out of order in character class");
            }
            sets.add(new CharSet.Range(first, last));
        } else {
            sets.addAll(List.of(from, CharSet.of('-'), to));
        }
    }

    private CharSet one() throws PatternFault {
        var c = source.charAt(at++);
        if (c != '\\') {
            return CharSet.of(c);
        }
        if (source.startsWith("b", at)) {
            at++;
            return CharSet.of('\b');
        }
        var set = escapes.set(at);
        at = escapes.end();
        return set;
    }
}
