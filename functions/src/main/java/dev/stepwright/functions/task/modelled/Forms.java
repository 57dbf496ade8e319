package dev.stepwright.functions.task.modelled;

import dev.stepwright.models.Member;
import dev.stepwright.models.Member.Mark;
import dev.stepwright.models.ServiceModel;
import dev.stepwright.models.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.Trait;

/** Makes of the structures of a model what the SDK's generator would make of them. */
final class Forms {

    private static final String EC2 = "ec2";
    private static final String REST_XML = "rest-xml";

    private final ServiceModel model;
    private final Map<String, Form> nested = new ConcurrentHashMap<>();

    Forms(ServiceModel model) {
        this.model = model;
    }

    /** Of the request or answer of an action that has none. */
    static Form empty() {
        return new Form(new Type.Structure("Empty", List.of(), java.util.Set.of(), Optional.empty()), List.of());
    }

    /** @param uri of the action, in whose path the members may be */
    Form of(Type.Structure structure, String uri) {
        var fields = new ArrayList<SdkField<?>>();
        for (var member : structure.members()) {
            if (!member.is(Mark.STREAMING)) {
                fields.add(field(structure, member, fields.size(), uri));
            }
        }
        return new Form(structure, List.copyOf(fields));
    }

    private Form nested(String shape) {
        return nested.computeIfAbsent(shape, name -> of(model.structure(name), ""));
    }

    private SdkField<?> field(Type.Structure owner, Member member, int at, String uri) {
        var traits = traits(member, uri);
        if (owner.payload().filter(member.name()::equals).isPresent()) {
            traits.add(PayloadTrait.create());
        }
        return builder(member, traits).memberName(member.name()).getter(values -> ((Values) values).values()[at])
                .setter((values, value) -> ((Values) values).values()[at] = value).build();
    }

    /** Of what a list or map holds. */
    private SdkField<?> element(Member member) {
        return builder(member, traits(member, "")).build();
    }

    private SdkField.Builder<Object> builder(Member member, List<Trait> traits) {
        var type = model.type(member.shape());
        SdkField.Builder<Object> field = SdkField.builder(marshalling(type));
        if (type instanceof Type.Structure) {
            field.constructor(() -> new Structure(nested(member.shape())));
        }
        return field.traits(traits.toArray(Trait[]::new));
    }

    private List<Trait> traits(Member member, String uri) {
        var traits = new ArrayList<Trait>();
        traits.add(location(member, uri));
        switch (model.type(member.shape())) {
            case Type.ListOf(var element) -> traits.add(ListTrait.builder().memberLocationName(element.locationName().orElse(null))
                    .memberFieldInfo(element(element)).isFlattened(member.is(Mark.FLATTENED)).build());
            case Type.MapOf(var key, var value) -> traits.add(MapTrait.builder().keyLocationName(key.locationName().orElse("key"))
                    .valueLocationName(value.locationName().orElse("value")).valueFieldInfo(element(value))
                    .isFlattened(member.is(Mark.FLATTENED)).build());
            case Type.Scalar _, Type.Structure _ -> { }
        }
        if (member.is(Mark.JSON_VALUE)) {
            traits.add(JsonValueTrait.create());
        }
        if (member.is(Mark.IDEMPOTENCY_TOKEN)) {
            traits.add(DefaultValueTrait.idempotencyToken());
        }
        member.timestampFormat().ifPresent(format -> traits.add(TimestampFormatTrait.create(TimestampFormatTrait.Format.fromString(format))));
        return traits;
    }

    private LocationTrait location(Member member, String uri) {
        var read = flattenedElement(member).or(member::locationName).orElse(member.name());
        var trait = LocationTrait.builder().location(where(member, uri)).locationName(written(member, read));
        return model.protocol().equals(EC2) || model.protocol().equals(REST_XML) ? trait.unmarshallLocationName(read).build() : trait.build();
    }

    private String written(Member member, String read) {
        return member.queryName().orElseGet(() -> model.protocol().equals(EC2) ? member.locationName().map(Forms::capital).orElse(member.name())
                : read);
    }

    /** A list without an element around it has its elements' name. */
    private Optional<String> flattenedElement(Member member) {
        return member.is(Mark.FLATTENED) && model.type(member.shape()) instanceof Type.ListOf(var element) ? element.locationName()
                : Optional.empty();
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static MarshallLocation where(Member member, String uri) {
        return switch (member.location().orElse("")) {
            case "uri" -> uri.contains("{" + member.locationName().orElse(member.name()) + "+}") ? MarshallLocation.GREEDY_PATH
                    : MarshallLocation.PATH;
            case "querystring" -> MarshallLocation.QUERY_PARAM;
            case "header", "headers" -> MarshallLocation.HEADER;
            case "statusCode" -> MarshallLocation.STATUS_CODE;
            default -> MarshallLocation.PAYLOAD;
        };
    }

    @SuppressWarnings("unchecked")
    private static MarshallingType<Object> marshalling(Type type) {
        MarshallingType<?> marshalling = switch (type) {
            case Type.ListOf _ -> MarshallingType.LIST;
            case Type.MapOf _ -> MarshallingType.MAP;
            case Type.Structure _ -> MarshallingType.SDK_POJO;
            case Type.Scalar scalar -> switch (scalar) {
                case STRING -> MarshallingType.STRING;
                case INTEGER -> MarshallingType.INTEGER;
                case LONG -> MarshallingType.LONG;
                case FLOAT -> MarshallingType.FLOAT;
                case DOUBLE -> MarshallingType.DOUBLE;
                case BOOLEAN -> MarshallingType.BOOLEAN;
                case TIMESTAMP -> MarshallingType.INSTANT;
                case BLOB -> MarshallingType.SDK_BYTES;
                case DOCUMENT -> MarshallingType.DOCUMENT;
            };
        };
        return (MarshallingType<Object>) marshalling;
    }
}
