package dev.stepwright.functions.task.sdk;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * How members are spelled. AWS SDK integrations spell them as the SDK for Java does, beginning with a capital (AWS guide, "Using
 * AWS SDK service integrations"): {@code Ss}, {@code Bool}. Optimised integrations spell them as the service's own model does:
 * {@code SS}, {@code BOOL}.
 */
enum Spelling {
    JAVA {
        @Override
        String of(SdkPojo owner, SdkField<?> field) {
            var accessors = ACCESSORS.computeIfAbsent(owner.getClass(), Spelling::read);
            return capital(accessors.getOrDefault(small(field.memberName()), field.memberName()));
        }
    },
    MODEL {
        @Override
        String of(SdkPojo owner, SdkField<?> field) {
            return capital(RENAMED.getOrDefault(shape(owner.getClass()), Map.of()).getOrDefault(field.memberName(), field.memberName()));
        }
    };

    /** Members that the SDK's model names otherwise than the service's own, by their shapes. */
    private static final Map<String, Map<String, String>> RENAMED = Map.of(
            "dynamodb.model.AttributeValue", Map.of("NUL", "NULL"),
            "s3.model.CopyObjectRequest", Map.of("DestinationBucket", "Bucket", "DestinationKey", "Key"),
            "s3.model.UploadPartCopyRequest", Map.of("DestinationBucket", "Bucket", "DestinationKey", "Key"),
            "sns.model.AddPermissionRequest", Map.of("AWSAccountIds", "AWSAccountId", "ActionNames", "ActionName"));

    /** Accessors of a class, by their names in small letters. */
    private static final Map<Class<?>, Map<String, String>> ACCESSORS = new ConcurrentHashMap<>();

    /** @param owner the shape, or a builder of it, that has the field */
    abstract String of(SdkPojo owner, SdkField<?> field);

    private static Map<String, String> read(Class<?> owner) {
        return Arrays.stream(owner.getMethods()).map(Method::getName).distinct()
                .collect(Collectors.toMap(Spelling::small, name -> name, (one, other) -> one));
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Of the shape's class, or of its builder's, what follows the services' package. */
    private static String shape(Class<?> owner) {
        var name = owner.getName().replaceFirst("\\$.*", "");
        return name.substring(name.indexOf(".services.") + ".services.".length());
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
