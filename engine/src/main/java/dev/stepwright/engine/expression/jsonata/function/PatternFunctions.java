package dev.stepwright.engine.expression.jsonata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Items;
import dev.stepwright.engine.expression.jsonata.value.Members;
import java.util.List;

/** Functions that look for a text or a pattern in a text (docs.jsonata.org, "String functions"). */
final class PatternFunctions {

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.ofDefined("contains", "<s-(sf):b>", 2, PatternFunctions::contains),
            BuiltIn.ofDefined("match", "<s-f<s:o>n?:a<o>>", 3, PatternFunctions::match),
            BuiltIn.ofDefined("split", "<s-(sf)n?:a<s>>", 3, PatternFunctions::split),
            BuiltIn.ofDefined("replace", "<s-(sf)(sf)n?:s>", 4, Replacement::replace));

    private static final int PRICE_OF_PIECE = 4;
    private static final int LETTERS_A_UNIT = 64;

    private PatternFunctions() {
    }

    /** How often at most; as often as can be when nothing is said. */
    static double limit(Arguments it, int index, Code refusal) {
        var limit = it.number(index, Double.POSITIVE_INFINITY);
        if (limit < 0) {
            throw new Failure(refusal).value(it.any(index));
        }
        return limit;
    }

    private static JsonNode contains(Arguments it) {
        it.run().spend(it.text(0).length() / LETTERS_A_UNIT);
        return BooleanNode.valueOf(it.isText(1) ? it.text(0).contains(it.text(1))
                : Matcher.first(it.function(1), it.text(0), it.run()) != null);
    }

    private static JsonNode match(Arguments it) {
        var limit = limit(it, 2, Code.D3040);
        var found = Items.sequence();
        for (var match = limit > 0 ? Matcher.first(it.function(1), it.text(0), it.run()) : null; match != null && found.size() < limit;
                match = Matcher.next(match, it.run())) {
            var shown = new Members();
            shown.put("match", match.text());
            shown.set("index", IntNode.valueOf(match.start()));
            shown.set("groups", match.groups());
            found.add(shown);
            it.run().spend(PRICE_OF_PIECE * 2L);
            it.run().requireItems(found.size());
        }
        return found;
    }

    private static JsonNode split(Arguments it) {
        var limit = limit(it, 2, Code.D3020);
        var text = it.text(0);
        it.run().spend(text.length() / LETTERS_A_UNIT);
        var pieces = Items.array();
        if (it.isText(1)) {
            splitByText(it, text, it.text(1), Math.floor(limit), pieces);
        } else if (limit > 0) {
            splitByPattern(it, text, limit, pieces);
        }
        return pieces;
    }

    private static void splitByPattern(Arguments it, String text, double limit, Items pieces) {
        var start = 0;
        for (var match = Matcher.first(it.function(1), text, it.run()); match != null && pieces.size() < limit;
                match = Matcher.next(match, it.run())) {
            add(it, pieces, Matcher.between(text, start, match.start()));
            start = match.end();
        }
        if (pieces.size() < limit) {
            add(it, pieces, Matcher.between(text, start, text.length()));
        }
    }

    private static void splitByText(Arguments it, String text, String separator, double limit, Items pieces) {
        if (separator.isEmpty()) {
            for (var at = 0; at < text.length() && pieces.size() < limit; at++) {
                add(it, pieces, text.substring(at, at + 1));
            }
            return;
        }
        var start = 0;
        for (var at = text.indexOf(separator); at >= 0 && pieces.size() < limit; at = text.indexOf(separator, start)) {
            add(it, pieces, text.substring(start, at));
            start = at + separator.length();
        }
        if (pieces.size() < limit) {
            add(it, pieces, text.substring(start));
        }
    }

    private static void add(Arguments it, Items pieces, String piece) {
        it.run().spend(PRICE_OF_PIECE);
        it.run().requireItems(pieces.size() + 1L);
        pieces.add(TextNode.valueOf(piece));
    }
}
