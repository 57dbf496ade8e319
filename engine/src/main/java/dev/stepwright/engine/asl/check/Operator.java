package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.Condition.Comparison;
import dev.stepwright.engine.asl.Condition.Kind;
import dev.stepwright.engine.asl.Condition.Order;
import dev.stepwright.engine.asl.Condition.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The comparison operators of Choice rules by the names of their fields (States Language, "Data-test expression"). */
public sealed interface Operator {

    record Is(Kind kind) implements Operator {
    }

    record Compare(Comparison comparison) implements Operator {
    }

    /** The value is found while running: names that end in {@code Path}. */
    record ComparePath(Comparison comparison) implements Operator {
    }

    record Matches() implements Operator {
    }

    static Optional<Operator> named(String field) {
        return Optional.ofNullable(Table.BY_NAME.get(field));
    }

    static Set<String> names() {
        return Table.BY_NAME.keySet();
    }

    /** The names, spelt out of the parts that make them up. */
    final class Table {

        private static final Map<String, Operator> BY_NAME = table();

        private Table() {
        }

        private static Map<String, Operator> table() {
            var table = new LinkedHashMap<String, Operator>();
            for (var type : Type.values()) {
                for (var order : type == Type.BOOLEAN ? new Order[] {Order.EQUALS} : Order.values()) {
                    var name = camel(type.name()) + camel(order.name());
                    table.put(name, new Compare(new Comparison(type, order)));
                    table.put(name + "Path", new ComparePath(new Comparison(type, order)));
                }
            }
            table.put("StringMatches", new Matches());
            for (var kind : Kind.values()) {
                table.put("Is" + camel(kind.name()), new Is(kind));
            }
            return Collections.unmodifiableMap(table);
        }

        private static String camel(String constant) {
            var text = new StringBuilder();
            for (var word : constant.split("_")) {
                text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
            return text.toString();
        }
    }
}
