package dev.stepwright.functions.task.sdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * One action of a service: the method of its client.
 *
 * @param method with the request, and then what its kind adds
 */
record SdkAction(Method method, Kind kind) {

    enum Kind {
        PLAIN(List.of()),
        /** The request has a body of its own. */
        UPLOAD(List.of(RequestBody.class)),
        /** The answer has a body of its own. */
        DOWNLOAD(List.of(ResponseTransformer.class));

        private final List<Class<?>> further;

        Kind(List<Class<?>> further) {
            this.further = further;
        }
    }

    /** The action of that name; empty when the service has none, or one that streams both ways. */
    static Optional<SdkAction> find(SdkService service, String name) {
        return Arrays.stream(Kind.values()).flatMap(kind -> Arrays.stream(service.client().getMethods())
                .filter(method -> method.getName().equals(name) && fits(method, kind))
                .map(method -> new SdkAction(method, kind))).findFirst();
    }

    private static boolean fits(Method method, Kind kind) {
        var parameters = List.of(method.getParameterTypes());
        return !parameters.isEmpty() && AwsRequest.class.isAssignableFrom(parameters.getFirst())
                && parameters.subList(1, parameters.size()).equals(kind.further)
                && (kind == Kind.DOWNLOAD || AwsResponse.class.isAssignableFrom(method.getReturnType()));
    }

    AwsRequest.Builder request() {
        try {
            return (AwsRequest.Builder) method.getParameterTypes()[0].getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("every request of the SDK has a public builder", e);
        }
    }

    /** Makes the call; throws what the client throws. */
    Object call(SdkClient client, AwsRequest request, Object... further) {
        try {
            return method.invoke(client, Stream.concat(Stream.of(request), Arrays.stream(further)).toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError("clients of the SDK throw nothing else", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError("clients of the SDK are public", e);
        }
    }
}
