package dev.stepwright.functions.task.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What the answers of S3 may be, as its client's classes tell it, which know no bounds: there is no model of it among AWS's. Faults are worded as
 * Step Functions words them.
 */
public final class S3Answers {

    /** As resources name the service behind {@code aws-sdk:}. */
    public static final String SERVICE = "s3";

    private S3Answers() {
    }

    /** What is wrong with an answer; empty when nothing is, and of an action that is not known. @param complete as of models */
    public static Optional<String> fault(String action, JsonNode answer, boolean complete) {
        return Arrays.stream(S3Client.class.getMethods())
                .filter(method -> method.getName().equals(action) && method.getParameterCount() > 0
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .findFirst().flatMap(S3Answers::answer).flatMap(shape -> ofShape(shape, action, answer, complete));
    }

    /** Any answer of the action: what its request's name begins with, the answer's does. */
    private static Optional<SdkPojo> answer(Method action) {
        var request = action.getParameterTypes()[0].getName();
        try {
            var answer = Class.forName(request.substring(0, request.length() - "Request".length()) + "Response");
            return Optional.of((SdkPojo) answer.getMethod("builder").invoke(null));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofShape(SdkPojo shape, String field, JsonNode value, boolean complete) {
        if (!value.isObject()) {
            return must(field, "be an object");
        }
        for (var member : shape.sdkFields()) {
            var name = Spelling.JAVA.of(shape, member);
            if (complete && member.containsTrait(RequiredTrait.class) && !value.has(name)) {
                return Optional.of("Required field '" + name + "' is missing");
            }
            var fault = value.has(name) ? ofField(member, name, value.get(name), complete).or(() -> ofEnum(shape, member, name, value.get(name)))
                    : Optional.<String>empty();
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofField(SdkField<?> member, String name, JsonNode value, boolean complete) {
        var type = member.marshallingType();
        if (type == MarshallingType.LIST || type == MarshallingType.MAP) {
            return ofElements(member, name, value, complete);
        }
        if (type == MarshallingType.SDK_POJO) {
            return ofShape(member.constructor().get(), name, value, complete);
        }
        if (type == MarshallingType.BOOLEAN) {
            return value.isBoolean() ? Optional.empty() : must(name, "be a boolean");
        }
        if (List.of(MarshallingType.INTEGER, MarshallingType.LONG, MarshallingType.SHORT, MarshallingType.FLOAT, MarshallingType.DOUBLE,
                MarshallingType.BIG_DECIMAL).contains(type)) {
            return value.isNumber() ? Optional.empty() : must(name, "be a number");
        }
        return value.isTextual() || type == MarshallingType.DOCUMENT ? Optional.empty() : must(name, "be a string");
    }

    private static Optional<String> ofElements(SdkField<?> member, String name, JsonNode value, boolean complete) {
        var list = member.marshallingType() == MarshallingType.LIST;
        if (list ? !value.isArray() : !value.isObject()) {
            return must(name, list ? "be an array" : "be an object");
        }
        var element = list ? member.getTrait(ListTrait.class).memberFieldInfo() : member.getTrait(MapTrait.class).valueFieldInfo();
        for (var each : value) {
            var fault = ofField(element, name, each, complete);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /** A member with an enumeration has two accessors, one of which gives the constant. */
    private static Optional<String> ofEnum(SdkPojo builder, SdkField<?> member, String name, JsonNode value) {
        return Arrays.stream(builder.getClass().getEnclosingClass().getMethods())
                .filter(method -> method.getName().equalsIgnoreCase(member.memberName()) && method.getReturnType().isEnum())
                .map(Method::getReturnType).findFirst()
                .filter(constants -> Arrays.stream(constants.getEnumConstants()).noneMatch(constant -> value.asText().equals(constant.toString())))
                .map(_ -> "Field '" + name + "' is not an expected value");
    }

    private static Optional<String> must(String name, String what) {
        return Optional.of("Field '" + name + "' must " + what);
    }
}
