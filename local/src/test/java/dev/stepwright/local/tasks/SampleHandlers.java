package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Handlers as users write them, of every form there is, and some that are none. */
public final class SampleHandlers {

    public static final class Order {
        private String name;
        private int count;
        private List<String> tags;
        private Order parent;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }

        public Order getParent() {
            return parent;
        }

        public void setParent(Order parent) {
            this.parent = parent;
        }

        public String getURL() {
            return "http://example.com/" + name;
        }
    }

    public record Point(int x, int y) {
    }

    public static final class Empty {
    }

    public static final class Times {
        public Instant getInstant() {
            return Instant.ofEpochSecond(1_700_000_000, 5);
        }
    }

    public static final class Dates {
        public Date getDate() {
            return new Date(1_700_000_000_123L);
        }
    }

    public static final class Maybe {
        public Optional<String> getPresent() {
            return Optional.of("x");
        }

        public Optional<String> getAbsent() {
            return Optional.empty();
        }
    }

    public static final class Maps implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
            var result = new LinkedHashMap<String, Object>(input);
            result.put("none", null);
            result.put("type", input.getOrDefault("n", "").getClass().getName());
            return result;
        }
    }

    public static final class Orders implements RequestHandler<Order, Order> {
        @Override
        public Order handleRequest(Order input, Context context) {
            return input;
        }
    }

    public static final class Points implements RequestHandler<Point, Point> {
        @Override
        public Point handleRequest(Point input, Context context) {
            return input;
        }
    }

    public abstract static class Base<I, O> implements RequestHandler<I, O> {
        @Override
        public O handleRequest(I input, Context context) {
            return handle(input);
        }

        protected abstract O handle(I input);
    }

    public abstract static class Middle<T> extends Base<T, List<T>> {
        @Override
        protected List<T> handle(T input) {
            return List.of(input, input);
        }
    }

    public static final class Derived extends Middle<Order> {
    }

    public static final class DerivedText extends Base<String, Integer> {
        @Override
        protected Integer handle(String input) {
            return input.length();
        }
    }

    @SuppressWarnings("rawtypes")
    public static final class Raw implements RequestHandler {
        @Override
        public Object handleRequest(Object input, Context context) {
            return input;
        }
    }

    public static final class Unbound<T> implements RequestHandler<T, String> {
        @Override
        public String handleRequest(T input, Context context) {
            return String.valueOf(input);
        }
    }

    public static final class Bound<T extends Order> implements RequestHandler<T, String> {
        @Override
        public String handleRequest(T input, Context context) {
            return input.getName();
        }
    }

    public static final class Gives implements RequestHandler<String, Object> {
        @Override
        public Object handleRequest(String input, Context context) {
            return switch (input) {
                case "empty" -> new Empty();
                case "instant" -> new Times();
                case "date" -> new Dates();
                case "optional" -> new Maybe();
                case "decimal" -> new BigDecimal("1.10");
                case "double" -> 1e21;
                case "nan" -> Double.NaN;
                case "bytes" -> new byte[] {1, 2, 3};
                case "text" -> "<ä & \u2028 \ud83d\ude00>";
                case "error" -> Map.of("errorType", "E", "errorMessage", "m");
                case "point" -> new Point(1, 2);
                default -> null;
            };
        }
    }

    public static final class Throws implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String input, Context context) {
            switch (input) {
                case "silent" -> throw new IllegalStateException();
                case "caused" -> throw new IllegalArgumentException("it's <b>\"bad\"</b> & ä = \u2028", new IOException("why"));
                case "error" -> throw new AssertionError("no");
                case "nested" -> throw new Own("own");
                case "deep" -> deep(70);
                default -> throw new NullPointerException(null);
            }
            return null;
        }

        private static void deep(int levels) {
            if (levels == 0) {
                throw new IllegalStateException("deep");
            }
            deep(levels - 1);
        }
    }

    public static final class Own extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Own(String message) {
            super(message);
        }

        @Override
        public String getLocalizedMessage() {
            return "localised";
        }
    }

    public static final class Streams implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            var text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            if (text.equals("\"throw\"")) {
                throw new IOException("stream");
            }
            output.write(("{ \"got\" : " + text + " }").getBytes(StandardCharsets.UTF_8));
        }
    }

    public static final class Fails implements RequestHandler<String, String> {
        public Fails() {
            throw new IllegalStateException("not today");
        }

        @Override
        public String handleRequest(String input, Context context) {
            return input;
        }
    }

    public static final class Hidden implements RequestHandler<String, String> {
        Hidden() {
        }

        @Override
        public String handleRequest(String input, Context context) {
            return input;
        }
    }

    public static final class Initialised implements RequestHandler<String, String> {
        private static final int BROKEN = Integer.parseInt("x");

        @Override
        public String handleRequest(String input, Context context) {
            return input + BROKEN;
        }
    }

    public static final class Methods {
        public Order order(Order order) {
            return order;
        }

        public String both(Order order, Context context) {
            return order.getName() + " " + context.getInvokedFunctionArn();
        }

        public static int fixed(int number) {
            return number + 1;
        }

        public void nothing(Map<String, String> map) {
        }

        public String alone() {
            return "alone";
        }

        public String context(Context context) {
            return context.getInvokedFunctionArn();
        }

        public String many(String text) {
            return "one";
        }

        public String many(String text, Context context) {
            return "two";
        }

        public void out(OutputStream output) throws IOException {
            output.write('1');
        }

        public void in(InputStream input) throws IOException {
            input.close();
        }

        public void streams(InputStream input, OutputStream output, Context context) throws IOException {
            input.transferTo(output);
        }

        public String wrong(String one, String two) {
            return one + two;
        }

        public String fails(String input) throws IOException {
            throw new IOException("checked");
        }

        String hidden(String input) {
            return input;
        }
    }

    public static final class Queue implements RequestHandler<SQSEvent, SQSBatchResponse> {
        @Override
        public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            return new SQSBatchResponse(event.getRecords().stream().map(record -> new SQSBatchResponse.BatchItemFailure(
                    record.getMessageId() + record.getBody() + record.getEventSourceArn())).toList());
        }
    }

    public static final class Bucket implements RequestHandler<S3Event, S3Event> {
        @Override
        public S3Event handleRequest(S3Event event, Context context) {
            return event;
        }
    }

    public static final class Clock implements RequestHandler<ScheduledEvent, ScheduledEvent> {
        @Override
        public ScheduledEvent handleRequest(ScheduledEvent event, Context context) {
            return event;
        }
    }

    public static final class Web implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPEvent> {
        @Override
        public APIGatewayV2HTTPEvent handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            return event;
        }
    }

    private SampleHandlers() {
    }
}
