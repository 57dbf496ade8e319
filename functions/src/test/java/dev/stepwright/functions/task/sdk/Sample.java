package dev.stepwright.functions.task.sdk;

import dev.stepwright.models.Member;
import dev.stepwright.models.ServiceModel;
import dev.stepwright.models.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills shapes of the SDK's own clients with a value for every member that the model knows too. */
record Sample(ServiceModel model) {

    private static final int DEEPEST = 4;

    void fill(SdkPojo builder, Type.Structure structure) {
        fill(builder, structure, 0);
    }

    private void fill(SdkPojo builder, Type.Structure structure, int depth) {
        builder.sdkFields().stream().filter(field -> field.location() != MarshallLocation.STATUS_CODE).forEach(field -> member(builder, field, structure)
                .ifPresent(member -> field.set(builder, value(field, model.type(member.shape()), depth))));
    }

    private static Optional<Member> member(SdkPojo builder, SdkField<?> field, Type.Structure structure) {
        var names = List.of(Spelling.capital(field.memberName()), Spelling.JAVA.of(builder, field), Spelling.MODEL.of(builder, field));
        return structure.members().stream().filter(member -> names.contains(Spelling.capital(member.name()))
                || names.contains(dev.stepwright.models.Spelling.member(member.name()))
                || member.name().equals("NULL") && field.memberName().equals("NUL")).findFirst();
    }

    private Object value(SdkField<?> field, Type type, int depth) {
        return switch (type) {
            case Type.Scalar scalar -> switch (scalar) {
                case STRING -> "a/b c é-" + depth;
                case INTEGER -> 7 + depth;
                case LONG -> 7_000_000_000L;
                case FLOAT -> 1.5f;
                case DOUBLE -> 2.25;
                case BOOLEAN -> true;
                case TIMESTAMP -> Instant.ofEpochSecond(1_772_359_200);
                case BLOB -> SdkBytes.fromUtf8String("bytes");
                case DOCUMENT -> null;
            };
            case Type.ListOf(var element) -> {
                var value = field.marshallingType() != MarshallingType.LIST ? null
                        : value(field.getTrait(ListTrait.class).memberFieldInfo(), model.type(element.shape()), depth + 1);
                yield value == null ? null : List.of(value, value);
            }
            case Type.MapOf(_, var element) -> {
                var value = value(field.getTrait(MapTrait.class).valueFieldInfo(), model.type(element.shape()), depth + 1);
                yield value == null ? null : Map.of("key", value);
            }
            case Type.Structure structure -> depth >= DEEPEST || field.marshallingType() != MarshallingType.SDK_POJO ? null
                    : built(field.constructor().get(), structure, depth + 1);
        };
    }

    private Object built(SdkPojo builder, Type.Structure structure, int depth) {
        fill(builder, structure, depth);
        return ((Buildable) builder).build();
    }
}
