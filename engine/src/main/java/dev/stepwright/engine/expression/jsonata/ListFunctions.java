package dev.stepwright.engine.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Utils;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Call;
import dev.stepwright.engine.expression.jsonata.NativeFunction.Look;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Functions of lists whose way of it in the library takes the square of the time, or can be made to (jsonata.org). */
final class ListFunctions {

    static final List<NativeFunction> ALL = List.of(
            new NativeFunction("distinct", "<x:x>", Look.DEEP, ListFunctions::distinct),
            new NativeFunction("spread", "<x-:a<o>>", Look.DEEP, ListFunctions::spread),
            new NativeFunction("zip", "<a+>", ListFunctions::zip),
            new NativeFunction("clone", "<(oa)-:o>", Look.DEEP, ListFunctions::copy),
            new NativeFunction("sort", "<af?:a>", ListFunctions::sort));

    private static final int COMPARISONS_A_UNIT = 8;
    /** Of a list or object that is made, for the room it takes. */
    private static final int PRICE_OF_CONTAINER = 8;
    private static final Function<Call, Object> ZIP = NativeFunction.library("zip");
    private static final Function<Call, Object> CLONE = NativeFunction.library("clone");

    private ListFunctions() {
    }

    /** Values are told apart by their texts, whose order keeps even those fast that were chosen to have the same hash. */
    private static Object distinct(Call call) {
        if (!(call.any(0) instanceof List<?> values) || values.size() <= 1) {
            return call.any(0);
        }
        var seen = new LinkedHashMap<Object, Object>();
        values.forEach(value -> seen.putIfAbsent(key(value), value));
        var distinct = values instanceof Utils.JList ? Utils.createSequence() : new ArrayList<Object>();
        distinct.addAll(seen.values());
        return distinct;
    }

    private record Container(String text) implements Comparable<Container> {
        @Override
        public int compareTo(Container other) {
            return text.compareTo(other.text);
        }
    }

    private static Object key(Object value) {
        try {
            return value instanceof List || value instanceof Map ? new Container(Json.canonical(Values.toJson(value))) : value;
        } catch (Values.Unsupported _) {
            return value; // there is a function in it, which is like no other
        }
    }

    /** Each member of each object as an object of its own. */
    private static Object spread(Call call) {
        var value = call.any(0);
        if (!(value instanceof List) && !(value instanceof Map)) {
            return value;
        }
        call.meter().spend(PRICE_OF_CONTAINER * call.meter().weigh(value));
        var members = Utils.createSequence();
        spread(value, members);
        return members;
    }

    private static Object zip(Call call) {
        call.meter().spend(call.arguments().stream().mapToLong(list -> list instanceof List<?> items ? items.size() : 1).min().orElse(0)
                * PRICE_OF_CONTAINER);
        return ZIP.apply(call);
    }

    private static Object copy(Call call) {
        call.meter().spend(PRICE_OF_CONTAINER * call.meter().weigh(call.any(0)));
        return CLONE.apply(call);
    }

    private static void spread(Object value, List<Object> members) {
        switch (value) {
            case List<?> list -> list.forEach(item -> spread(item, members));
            case Map<?, ?> map -> map.forEach((name, member) -> {
                var single = new LinkedHashMap<Object, Object>();
                single.put(name, member);
                members.add(single);
            });
            case null -> { }
            default -> members.add(value);
        }
    }

    /** Without a function that compares, texts are compared: each of them some times. */
    private static Object sort(Call call) {
        if (call.any(0) instanceof List<?> values && call.any(1) == null) {
            call.meter().spend(call.meter().weigh(values) * (Integer.SIZE - Integer.numberOfLeadingZeros(values.size())) / COMPARISONS_A_UNIT);
        }
        return Functions.sort((List<?>) call.any(0), call.any(1));
    }
}
