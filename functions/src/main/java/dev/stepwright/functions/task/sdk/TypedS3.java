package dev.stepwright.functions.task.sdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;

/** S3, by the methods of the SDK's own client. */
enum TypedS3 implements AwsService {
    INSTANCE;

    private static final String BODY = "Body";

    @Override
    public String id() {
        return "S3";
    }

    /** Actions that stream both ways have no method that fits. */
    @Override
    public Optional<SdkAction> action(String name, ServiceClients clients) {
        return Arrays.stream(Kind.values()).flatMap(kind -> Arrays.stream(S3Client.class.getMethods())
                .filter(method -> method.getName().equals(name) && kind.fits(method))
                .map(method -> (SdkAction) new Called(clients.s3(), method, kind))).findFirst();
    }

    /** The method of that action; empty when there is none. */
    static Optional<Method> method(String action) {
        return Arrays.stream(Kind.values()).flatMap(kind -> Arrays.stream(S3Client.class.getMethods())
                .filter(method -> method.getName().equals(action) && kind.fits(method))).findFirst();
    }

    @Override
    public Optional<String> exception(AwsServiceException error) {
        var isModelled = error.getClass().getSuperclass() != AwsServiceException.class;
        return isModelled ? Optional.of(error.getClass().getSimpleName()) : Optional.empty();
    }

    private enum Kind {
        PLAIN(List.of()),
        /** The request has a body of its own. */
        UPLOAD(List.of(RequestBody.class)),
        /** The answer has a body of its own. */
        DOWNLOAD(List.of(ResponseTransformer.class));

        private final List<Class<?>> further;

        Kind(List<Class<?>> further) {
            this.further = further;
        }

        private boolean fits(Method method) {
            var parameters = List.of(method.getParameterTypes());
            return !parameters.isEmpty() && AwsRequest.class.isAssignableFrom(parameters.getFirst())
                    && parameters.subList(1, parameters.size()).equals(further)
                    && (this == DOWNLOAD || AwsResponse.class.isAssignableFrom(method.getReturnType()));
        }
    }

    /** @param method with the request, and then what its kind adds */
    private record Called(S3Client client, Method method, Kind kind) implements SdkAction {

        @Override
        public String name() {
            return method.getName();
        }

        @Override
        public AwsRequest.Builder request() {
            try {
                return (AwsRequest.Builder) method.getParameterTypes()[0].getMethod("builder").invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("every request of the SDK has a public builder", e);
            }
        }

        @Override
        public Optional<String> upload() {
            return kind == Kind.UPLOAD ? Optional.of(BODY) : Optional.empty();
        }

        @Override
        public Optional<String> download() {
            return kind == Kind.DOWNLOAD ? Optional.of(BODY) : Optional.empty();
        }

        @Override
        public AwsResponse call(AwsRequest request, Optional<RequestBody> body) {
            return (AwsResponse) invoke(request, body, Optional.empty());
        }

        @Override
        public Download.Content download(AwsRequest request, Optional<RequestBody> body) {
            return (Download.Content) invoke(request, body, Optional.of(new Download()));
        }

        private Object invoke(AwsRequest request, Optional<RequestBody> body, Optional<Download> download) {
            var arguments = new ArrayList<Object>(List.of(request));
            if (kind == Kind.UPLOAD) {
                arguments.add(body.orElseGet(RequestBody::empty));
            }
            download.ifPresent(arguments::add);
            try {
                return method.invoke(client, arguments.toArray());
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
}
