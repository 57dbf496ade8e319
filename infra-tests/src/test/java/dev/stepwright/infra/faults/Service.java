package dev.stepwright.infra.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Services, each with its own words for refusing and for failing. */
public enum Service {

    /** DynamoDB Developer Guide, "Error handling". */
    DYNAMODB {
        @Override
        Message throttled() {
            return json("400 Bad Request", "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
                    "The level of configured provisioned throughput for the table was exceeded.", "");
        }

        @Override
        Message failed() {
            return json("500 Internal Server Error", "com.amazonaws.dynamodb.v20120810#InternalServerError",
                    "Internal server error", "");
        }
    },
    /** SQS Developer Guide, "Making Query API requests using AWS JSON protocol". */
    SQS {
        @Override
        Message throttled() {
            return json("403 Forbidden", "com.amazonaws.sqs#RequestThrottled", "Rate exceeded", "RequestThrottled;Sender");
        }

        @Override
        Message failed() {
            return json("500 Internal Server Error", "com.amazonaws.sqs#InternalError", "Internal error",
                    "InternalError;Receiver");
        }
    },
    /** S3 API Reference, "Error responses". */
    S3 {
        @Override
        Message throttled() {
            return xml("503 Slow Down", "SlowDown", "Please reduce your request rate.");
        }

        @Override
        Message failed() {
            return xml("500 Internal Server Error", "InternalError", "We encountered an internal error. Please try again.");
        }
    },
    /** Lambda API Reference, Invoke. */
    LAMBDA {
        @Override
        Message throttled() {
            return lambda("429 Too Many Requests", "TooManyRequestsException", "Rate Exceeded.");
        }

        @Override
        Message failed() {
            return lambda("500 Internal Server Error", "ServiceException", "An error occurred.");
        }
    };

    abstract Message throttled();

    abstract Message failed();

    private static Message json(String status, String type, String message, String queryError) {
        return message(status, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}", "application/x-amz-json-1.0",
                queryError.isEmpty() ? "x-amzn-RequestId: r" : "x-amzn-query-error: " + queryError);
    }

    private static Message xml(String status, String code, String message) {
        return message(status, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message><RequestId>r</RequestId><HostId>h</HostId></Error>", "application/xml", "x-amz-request-id: r");
    }

    private static Message lambda(String status, String type, String message) {
        return message(status, "{\"Type\":\"Service\",\"Message\":\"" + message + "\"}", "application/json",
                "x-amzn-ErrorType: " + type);
    }

    private static Message message(String status, String body, String type, String header) {
        return new Message("HTTP/1.1 " + status, List.of("Content-Type: " + type, header), body.getBytes(StandardCharsets.UTF_8));
    }
}
