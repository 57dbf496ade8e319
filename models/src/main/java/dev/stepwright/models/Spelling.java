package dev.stepwright.models;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names of a model as the AWS SDK for Java spells them, which is how Step Functions spells them behind {@code aws-sdk:} (AWS guide,
 * "Using AWS SDK service integrations").
 */
public final class Spelling {

    private static final String FAULT = "Fault";
    private static final String EXCEPTION = "Exception";

    private Spelling() {
    }

    /** Of a member, with a capital: {@code DBInstanceIdentifier} is {@code DbInstanceIdentifier}, {@code SS} is {@code Ss}. */
    public static String member(String name) {
        var spelled = new StringBuilder(name);
        spelled.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        for (var i = 1; i < name.length() && Character.isUpperCase(name.charAt(i)) && isFollowedByNoSmallLetter(name, i); i++) {
            spelled.setCharAt(i, Character.toLowerCase(name.charAt(i)));
        }
        return spelled.toString();
    }

    private static boolean isFollowedByNoSmallLetter(String name, int at) {
        return at == name.length() - 1 || !Character.isLowerCase(name.charAt(at + 1));
    }

    /** Of an action: {@code PutItem} is {@code putItem}. */
    public static String action(String operation) {
        return operation.isEmpty() ? operation : member(operation).substring(0, 1).toLowerCase(Locale.ROOT) + member(operation).substring(1);
    }

    /** Of an exception: {@code NoSuchKey} is {@code NoSuchKeyException}. */
    public static String exception(String shape) {
        return shape.endsWith(FAULT) ? words(shape.substring(0, shape.length() - FAULT.length())) + EXCEPTION
                : shape.endsWith(EXCEPTION) ? words(shape) : words(shape) + EXCEPTION;
    }

    /** Of a service, as names of errors begin: {@code Secrets Manager} is {@code SecretsManager}, {@code DynamoDB} is {@code DynamoDb}. */
    public static String service(String serviceId) {
        var name = words(serviceId);
        name = name.startsWith("Amazon") ? name.substring("Amazon".length()) : name;
        name = name.startsWith("Aws") ? name.substring("Aws".length()) : name;
        return name.endsWith("Service") ? name.substring(0, name.length() - "Service".length()) : name;
    }

    /** Every word with one capital, and no blank between them. */
    private static String words(String name) {
        var split = name.replaceAll("[^A-Za-z0-9]+", " ")
                .replaceAll("([^a-z]{2,})v([0-9]+)", "$1 v$2 ").replaceAll("([^A-Z]{2,})V([0-9]+)", "$1 V$2 ")
                .replaceAll("(?<=[a-z])(?=[A-Z]([a-zA-Z]|[0-9]))", " ")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2").replaceAll("([0-9])([a-zA-Z])", "$1 $2").trim();
        return Arrays.stream(split.split(" +")).map(word -> word.toLowerCase(Locale.ROOT))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
    }
}
