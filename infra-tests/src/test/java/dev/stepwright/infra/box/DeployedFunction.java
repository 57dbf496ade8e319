package dev.stepwright.infra.box;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.stepwright.functions.deployed.AwsComposition;
import dev.stepwright.functions.deployed.RequestMetrics;
import dev.stepwright.functions.deployed.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.stream.Stream;

/**
 * A function of the template: the class its handler names, with the environment it has there, called with JSON that the Lambda
 * runtime's own serialisation turns into events.
 *
 * @param logGroup ARN
 */
record DeployedFunction(String name, Object handler, Duration timeout, String logGroup, Guard guard) {

    static DeployedFunction of(Template.Resource function, Stack stack, Clients clients, Roles roles, Policies policies)
            throws ReflectiveOperationException {
        var properties = function.properties();
        var environment = new HashMap<String, String>();
        properties.path("Environment").path("Variables").properties()
                .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
        environment.put("AWS_REGION", Account.REGION);
        var guard = new Guard(function.id(), roles.id(properties.path("Role").asText()), policies);
        var composition = new AwsComposition(Settings.of(environment), clients.guarded(guard),
                new RequestMetrics(function.id(), _ -> { }, InstantSource.system()));
        var handler = Class.forName(properties.path("Handler").asText())
                .getConstructor(AwsComposition.class).newInstance(composition);
        return new DeployedFunction(stack.ref(function), handler, Duration.ofSeconds(properties.path("Timeout").asLong()),
                stack.of("AWS::Logs::LogGroup").stream()
                        .filter(log -> stack.ref(log).equals(properties.path("LoggingConfig").path("LogGroup").asText()))
                        .map(stack::arn).findFirst().orElseThrow(), guard);
    }

    /** Throws what the function throws. */
    byte[] invoke(byte[] event) throws IOException {
        var stream = logGroup.replace(":*", ":log-stream:box");
        guard.allows(new Access("logs:CreateLogStream", stream));
        guard.allows(new Access("logs:PutLogEvents", stream));
        var context = new Invocation(name, timeout);
        return switch (handler) {
            case RequestStreamHandler streams -> {
                var answer = new ByteArrayOutputStream();
                streams.handleRequest(new ByteArrayInputStream(event), answer, context);
                yield answer.toByteArray();
            }
            case RequestHandler<?, ?> objects -> called(objects, event, context);
            default -> throw new AssertionError(handler.getClass() + " is no handler of Lambda's");
        };
    }

    @SuppressWarnings("unchecked")
    private static <E, R> byte[] called(RequestHandler<E, R> handler, byte[] event, Invocation context) {
        var types = Stream.of(handler.getClass().getGenericInterfaces())
                .map(ParameterizedType.class::cast).findFirst().orElseThrow().getActualTypeArguments();
        PojoSerializer<E> reader = serializer((Class<E>) types[0]);
        PojoSerializer<R> writer = serializer((Class<R>) types[1]);
        var answer = new ByteArrayOutputStream();
        writer.toJson(handler.handleRequest(reader.fromJson(new ByteArrayInputStream(event)), context), answer);
        return answer.toByteArray();
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, DeployedFunction.class.getClassLoader());
    }
}
