package dev.stepwright.engine.expression.jsonata.regex;

import java.util.List;
import java.util.Locale;

/** Which code units a part of a pattern takes. */
sealed interface CharSet {

    boolean has(char c);

    record Range(char from, char to) implements CharSet {
        @Override
        public boolean has(char c) {
            return c >= from && c <= to;
        }
    }

    record Any(List<CharSet> sets) implements CharSet {
        @Override
        public boolean has(char c) {
            for (CharSet set : sets) {
                if (set.has(c)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(CharSet set) implements CharSet {
        @Override
        public boolean has(char c) {
            return !set.has(c);
        }
    }

    /** Of a pattern with the flag {@code i}. */
    record AnyCase(CharSet set) implements CharSet {
        @Override
        public boolean has(char c) {
            var canonical = canonical(c);
            return set.has(c) || canonical != c && set.has(canonical) || isOther(Character.toLowerCase(c), canonical)
                    || isOther(Character.toLowerCase(canonical), canonical) || isOther(Character.toTitleCase(c), canonical);
        }

        private boolean isOther(char other, char canonical) {
            return set.has(other) && canonical(other) == canonical;
        }
    }

    /** The classes {@code \d}, {@code \w}, {@code \s} and what {@code .} leaves out. */
    enum Named implements CharSet {
        DIGIT {
            @Override
            public boolean has(char c) {
                return c >= '0' && c <= '9';
            }
        },
        WORD {
            @Override
            public boolean has(char c) {
                return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            }
        },
        BLANK {
            @Override
            public boolean has(char c) {
                return c >= '\t' && c <= '\r' || c == ' ' || c == '\u00a0' || c == '\ufeff' || LINE_END.has(c)
                        || c > '\u007f' && Character.getType(c) == Character.SPACE_SEPARATOR;
            }
        },
        LINE_END {
            @Override
            public boolean has(char c) {
                return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
            }
        }
    }

    static CharSet of(char c) {
        return new Range(c, c);
    }

    /** ECMA-262, "Canonicalize". */
    static char canonical(char c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        }
        var upper = String.valueOf(c).toUpperCase(Locale.ROOT);
        return upper.length() == 1 && upper.charAt(0) >= 128 ? upper.charAt(0) : c;
    }
}
