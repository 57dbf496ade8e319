package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;

/**
 * The members of a structure as the SDK describes them.
 *
 * @param byLocation by the names that they have on the wire
 */
record Form(Type.Structure structure, List<SdkField<?>> fields, Map<String, SdkField<?>> byLocation) {

    Form(Type.Structure structure, List<SdkField<?>> fields) {
        this(structure, fields, fields.stream().collect(Collectors.toUnmodifiableMap(SdkField::unmarshallLocationName, Function.identity(),
                (one, other) -> one)));
    }
}
