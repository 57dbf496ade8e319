package dev.stepwright.engine.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.ItemReader.Config;
import dev.stepwright.engine.asl.ItemReader.CsvHeader;
import dev.stepwright.engine.asl.ItemReader.InputType;
import dev.stepwright.engine.asl.Quantity;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/** Data in the form in which an ItemReader finds them, as JSON (AWS guide, "ItemReader (Map)"). */
public final class ReaderData {

    private ReaderData() {
    }

    /**
     * The items; of a JSON document with an ItemsPointer, the document. Data that an object names, as a manifest does, are taken for JSON.
     *
     * @throws MalformedJsonException when it is not JSON and should be
     */
    public static JsonNode read(Config config, String data) {
        var read = switch (config.inputType().orElse(InputType.JSON)) {
            case CSV -> rows(config, data);
            case JSONL -> lines(data);
            case JSON, MANIFEST, PARQUET -> Json.parse(data);
        };
        return config.itemsPointer().isEmpty() && read instanceof ArrayNode items ? atMost(config, items) : read;
    }

    private static JsonNode atMost(Config config, ArrayNode items) {
        if (!(config.maxItems().orElse(null) instanceof Quantity.Fixed(var most)) || most <= 0) {
            return items;
        }
        var kept = JsonNodeFactory.instance.arrayNode();
        for (var i = 0; i < Math.min(most, items.size()); i++) {
            kept.add(items.get(i));
        }
        return kept;
    }

    private static ArrayNode lines(String data) {
        var items = JsonNodeFactory.instance.arrayNode();
        data.lines().filter(line -> !line.isBlank()).forEach(line -> items.add(Json.parse(line)));
        return items;
    }

    private static ArrayNode rows(Config config, String data) {
        var rows = cells(data, config.csvDelimiter().character());
        var names = switch (config.csvHeader().orElseGet(CsvHeader.FirstRow::new)) {
            case CsvHeader.FirstRow() -> rows.isEmpty() ? List.<String>of() : rows.removeFirst();
            case CsvHeader.Given(var given) -> given;
        };
        var items = JsonNodeFactory.instance.arrayNode();
        for (var row : rows) {
            var item = items.addObject();
            for (var i = 0; i < names.size(); i++) {
                item.put(names.get(i), i < row.size() ? row.get(i) : "");
            }
        }
        return items;
    }

    /** By RFC 4180: a cell in quotes may hold delimiters, line ends, and quotes that are doubled. */
    private static List<List<String>> cells(String data, char delimiter) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < data.length(); i++) {
            var c = data.charAt(i);
            if (quoted && c == '"' && i + 1 < data.length() && data.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == delimiter || c == '\n')) {
                row.add(taken(cell));
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (!row.isEmpty() || !cell.isEmpty()) {
            row.add(taken(cell));
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static String taken(StringBuilder cell) {
        var text = cell.toString();
        cell.setLength(0);
        return text;
    }
}
