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
            return capital(field.memberName());
        }
    };

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

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
