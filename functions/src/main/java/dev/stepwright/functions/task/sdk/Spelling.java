package dev.stepwright.functions.task.sdk;

import dev.stepwright.functions.task.modelled.Shaped;
import java.util.Map;
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
            var member = field.memberName();
            return dev.stepwright.models.Spelling.member(IN_SDK.getOrDefault(shape(owner), Map.of()).getOrDefault(member, member));
        }
    },
    MODEL {
        @Override
        String of(SdkPojo owner, SdkField<?> field) {
            var member = field.memberName();
            return capital(IN_MODEL.getOrDefault(shape(owner), Map.of()).getOrDefault(member, member));
        }
    };

    /** Members that the SDK for Java names otherwise than the service's own model, by their shapes. */
    private static final Map<String, Map<String, String>> IN_SDK = Map.of("AttributeValue", Map.of("NULL", "NUL"),
            "AddPermissionInput", Map.of("AWSAccountId", "AWSAccountIds", "ActionName", "ActionNames"));

    /** Of the SDK's own client of S3: how the service's model names what the SDK names otherwise. */
    private static final Map<String, Map<String, String>> IN_MODEL = Map.of(
            "CopyObjectRequest", Map.of("DestinationBucket", "Bucket", "DestinationKey", "Key"),
            "UploadPartCopyRequest", Map.of("DestinationBucket", "Bucket", "DestinationKey", "Key"));

    /** @param owner the shape, or a builder of it, that has the field */
    abstract String of(SdkPojo owner, SdkField<?> field);

    private static String shape(SdkPojo owner) {
        return owner instanceof Shaped shaped ? shaped.shape() : typed(owner.getClass());
    }

    /** Of the shape's class, or of its builder's within it. */
    private static String typed(Class<?> owner) {
        return owner.getEnclosingClass() == null ? owner.getSimpleName() : owner.getEnclosingClass().getSimpleName();
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
