package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.asl.Resource.Pattern;
import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.expression.Expression;
import dev.stepwright.engine.expression.SyntaxException;

/** What a Task state calls, with which rights, and for how long (States Language, "Task State"). */
final class TaskCheck {

    private static final String ROLE = "RoleArn";
    private static final String COMPUTED_ROLE = "RoleArn.$";

    private TaskCheck() {
    }

    static void check(Place state, QueryLanguage dialect, MachineType type, Findings findings) {
        state.get("Credentials").filter(Place::isMapping)
                .ifPresent(credentials -> credentials(credentials, dialect, findings));
        heartbeat(state, findings);
        var resource = state.get("Resource").filter(Place::isText);
        if (resource.isEmpty()) {
            return;
        }
        Resource.parse(resource.get().text()).ifPresentOrElse(call -> call(call, state, resource.get(), dialect, type, findings),
                () -> findings.error(resource.get(), isArn(resource.get().text()) ? notRecognised(resource.get().text())
                        : "Value is not a valid resource ARN"));
    }

    private static void call(Resource call, Place state, Place place, QueryLanguage dialect, MachineType type,
                             Findings findings) {
        switch (call) {
            case Resource.LambdaFunction _ -> { }
            case Resource.Activity _ -> {
                if (type == MachineType.EXPRESS) {
                    findings.error(place, "Express state machine does not support Activity ARN");
                }
                if (state.has("Credentials")) {
                    findings.error(state, "The field 'Credentials' is not supported for activities");
                }
                patience(state, place, "A worker", findings);
            }
            case Resource.Service service -> service(service, state, place, dialect, type, findings);
        }
    }

    private static void service(Resource.Service call, Place state, Place place, QueryLanguage dialect, MachineType type,
                                Findings findings) {
        var payload = switch (dialect) {
            case JSON_PATH -> "Parameters";
            case JSONATA -> "Arguments";
        };
        if (!Integrations.knows(call)) {
            findings.error(place, notRecognised(call.arn()));
        } else if (!state.has(payload)) {
            findings.error(state, payload + " field is required for resource ARN: " + call.arn());
        }
        if (type == MachineType.EXPRESS && call.pattern() != Pattern.REQUEST_RESPONSE) {
            // AWS's own message ends in a blank
            findings.error(place, "Express state machine does not support '" + call.pattern().suffix()
                    + "' service integration ");
        }
        if (call.pattern() == Pattern.WAIT_FOR_TASK_TOKEN) {
            patience(state, place, "The holder of the task token", findings);
        }
    }

    private static boolean isArn(String text) {
        return text.startsWith("arn:") && text.split(":", 6).length == 6 && !text.contains("${");
    }

    private static String notRecognised(String arn) {
        return "The resource provided " + arn + " is not recognized. The value is not a valid resource ARN, or the resource "
                + "is not available in this region.";
    }

    private static void credentials(Place credentials, QueryLanguage dialect, Findings findings) {
        if (!credentials.has(ROLE) && !(dialect == QueryLanguage.JSON_PATH && credentials.has(COMPUTED_ROLE))) {
            findings.error(credentials, "The field 'RoleArn' is required but was missing");
        }
        switch (dialect) {
            case JSON_PATH -> {
                credentials.get(ROLE).ifPresent(role -> Shape.TEXT.check(role, findings));
                credentials.get(COMPUTED_ROLE).ifPresent(role -> Shape.TEXT.and(TaskCheck::role).check(role, findings));
            }
            case JSONATA -> credentials.get(ROLE).ifPresent(role -> JsonataShape.or(Shape.TEXT).check(role, findings));
        }
    }

    private static void role(Place value, Findings findings) {
        try {
            Expression.compile(value.text());
        } catch (SyntaxException e) {
            findings.errorInParent(value, "The value for the field '" + value.name()
                    + "' must be a valid JSONPath or a valid intrinsic function call");
        }
    }

    private static void heartbeat(Place state, Findings findings) {
        var timeout = state.get("TimeoutSeconds").map(Place::json);
        var heartbeat = state.get("HeartbeatSeconds");
        if (timeout.isPresent() && heartbeat.isPresent() && timeout.get().isNumber() && heartbeat.get().json().isNumber()
                && timeout.get().doubleValue() > 0
                && heartbeat.get().json().doubleValue() >= timeout.get().doubleValue()) {
            findings.error(heartbeat.get(), "HeartbeatSeconds must be smaller than TimeoutSeconds, which is "
                    + timeout.get().asText());
        }
    }

    private static void patience(Place state, Place place, String who, Findings findings) {
        if (!state.has("TimeoutSeconds") && !state.has("TimeoutSecondsPath")
                && !state.has("HeartbeatSeconds") && !state.has("HeartbeatSecondsPath")) {
            findings.warning(Code.NO_TIMEOUT, place, who + " that never answers keeps this state waiting for as long as the "
                    + "execution lives; expected TimeoutSeconds or HeartbeatSeconds");
        }
    }
}
