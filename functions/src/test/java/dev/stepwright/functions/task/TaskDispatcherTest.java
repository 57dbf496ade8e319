package dev.stepwright.functions.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.interpreter.TaskOutcome.Failed;
import dev.stepwright.engine.interpreter.TaskOutcome.Phase;
import dev.stepwright.engine.interpreter.TaskOutcome.Submitted;
import dev.stepwright.engine.interpreter.TaskOutcome.Succeeded;
import dev.stepwright.engine.interpreter.TaskOutcome.TimedOut;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.LambdaInvoker.Reply;
import dev.stepwright.functions.task.lambda.InvokeFunction;
import dev.stepwright.functions.task.lambda.NamedFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lambda's replies as Step Functions shows them, and what the dispatcher makes of resources and patterns. */
class TaskDispatcherTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:f";
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final Attempt ATTEMPT = new Attempt("arn:execution", "0", 4, "arn:role", "key", Duration.ofSeconds(9));

    private final List<LambdaInvoker.Call> calls = new ArrayList<>();
    private Reply reply = answer("{}");

    @Test
    void aNamedFunctionIsGivenTheParametersAndGivesItsResult() {
        reply = answer("[1.0, 2]");
        assertThat(perform(FUNCTION, "{\"a\":1}")).isEqualTo(new Succeeded(Payload.ofText("[1.0,2]")));
        var call = calls.getFirst();
        assertThat(new String(call.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(call.functionName()).isEqualTo(FUNCTION);
        assertThat(call.roleArn()).isEqualTo("arn:role");
        assertThat(call.patience()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void invokeShowsTheWholeAnswer() {
        reply = answer("{\"n\":0.0}");
        assertThat(perform(INVOKE, "{\"FunctionName\":\"f\",\"Payload\":{\"a\":[]},\"Qualifier\":\"live\"}"))
                .isEqualTo(new Succeeded(Payload.ofText("""
                        {"ExecutedVersion":"$LATEST","Payload":{"n":0.0},
                         "SdkHttpMetadata":{"AllHttpHeaders":{"Content-Type":["application/json"]},
                           "HttpHeaders":{"Content-Type":"application/json"},"HttpStatusCode":200},
                         "SdkResponseMetadata":{"RequestId":"r-1"},"StatusCode":200}""")));
        var call = calls.getFirst();
        assertThat(call.functionName()).isEqualTo("f");
        assertThat(call.qualifier()).contains("live");
        assertThat(call.invocationType()).isEqualTo("RequestResponse");
        assertThat(new String(call.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "{\\"a\\":1}" | {"a":1}
            "plain"         | plain
            [7.5,true]      | [7.5,true]
            null            | ''
            """)
    void aTextIsTheBytesOfThePayloadAndNullIsNone(String payload, String bytes) {
        perform(INVOKE, "{\"FunctionName\":\"f\",\"Payload\":" + payload + "}");
        assertThat(new String(calls.getFirst().payload(), StandardCharsets.UTF_8)).isEqualTo(bytes);
    }

    @Test
    void anEventHasNoResult() {
        reply = new Reply.Answered(202, Optional.empty(), Optional.empty(), new byte[0], Optional.empty(), "r-1", Map.of());
        var output = ((Succeeded) perform(INVOKE, "{\"FunctionName\":\"f\",\"InvocationType\":\"Event\"}")).output().node();
        assertThat(output.get("StatusCode").intValue()).isEqualTo(202);
        assertThat(output.get("Payload")).isEmpty();
        assertThat(output.has("ExecutedVersion")).isFalse();
        assertThat(calls.getFirst().payload()).isEmpty();
    }

    @Test
    void aCallThatWaitsForATokenIsSubmitted() {
        reply = answer("null");
        assertThat(perform(INVOKE + ".waitForTaskToken", "{\"FunctionName\":\"f\"}")).isInstanceOfSatisfying(Submitted.class,
                submitted -> assertThat(submitted.output().orElseThrow().node().get("Payload").isNull()).isTrue());
        reply = new Reply.Refused("TooManyRequestsException", "Rate exceeded", 429, "r-2");
        assertThat(perform(INVOKE + ".waitForTaskToken", "{\"FunctionName\":\"f\"}")).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.phase()).isEqualTo(Phase.SUBMIT));
    }

    @Test
    void aFunctionsErrorIsNamedByItsTypeAndTheCauseIsAllOfIt() {
        var payload = "{\"errorMessage\": \"no\", \"errorType\": \"MyError\"}";
        reply = functionError(payload);
        assertThat(perform(FUNCTION, "{}")).isEqualTo(failed("MyError", payload));
        assertThat(perform(INVOKE, "{\"FunctionName\":\"f\"}")).isEqualTo(failed("MyError", payload));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"errorMessage\":\"Task timed out after 3.00 seconds\"}", "killed", "7"})
    void aFunctionsErrorWithoutATypeIsUnknown(String payload) {
        reply = functionError(payload);
        assertThat(perform(FUNCTION, "{}")).isEqualTo(failed("Lambda.Unknown", "The cause could not be determined because Lambda "
                + "did not return an error type. Returned payload: " + payload));
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, Lambda.ResourceNotFoundException",
        "TooManyRequestsException, Lambda.TooManyRequestsException",
        "ServiceException, Lambda.ServiceException",
        "AccessDeniedException, Lambda.AWSLambdaException",
    })
    void aRefusalIsNamedAsLambdasModelNamesIt(String code, String error) {
        reply = new Reply.Refused(code, "No such thing", 404, "r-3");
        assertThat(perform(FUNCTION, "{}")).isEqualTo(failed(error, "No such thing (Service: AWSLambda; Status Code: 404; "
                + "Error Code: " + code + "; Request ID: r-3; Proxy: null)"));
    }

    @Test
    void whoIsNotReachedAndWhoTakesTooLong() {
        reply = new Reply.Unreachable("Connect to 127.0.0.1:1 failed");
        assertThat(perform(FUNCTION, "{}")).isEqualTo(failed("Lambda.SdkClientException",
                "Unable to execute HTTP request: Connect to 127.0.0.1:1 failed"));
        reply = new Reply.TimedOut();
        assertThat(perform(FUNCTION, "{}")).isEqualTo(new TimedOut(Failure.of("States.Timeout")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                            | The field 'FunctionName' is required but was missing",
        "{\"FunctionName\":1}                          | The value for the field 'FunctionName' must be a STRING",
        "{\"FunctionName\":\"f\",\"Colour\":1}         | The field \"Colour\" is not supported by Step Functions",
        "{\"FunctionName\":\"f\",\"InvocationType\":\"Slow\"} | The value for the field 'InvocationType' must be one of",
        "{\"FunctionName\":\"f\",\"Payload\":1}      | [The value for the field 'Payload' must be a STRING]",
        "{\"FunctionName\":\"f\",\"Payload\":false}  | [The value for the field 'Payload' must be a STRING]",
        "{\"FunctionName\":null}                       | The field 'FunctionName' is required",
        "[]                                            | Expected a JSON object, but found ARRAY",
    })
    void parametersThatDoNotFitAreToldBeforeAnythingIsCalled(String parameters, String told) {
        assertThat(perform(INVOKE, parameters)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().error()).contains("States.Runtime");
            assertThat(failed.failure().cause().orElseThrow())
                    .startsWith("The Parameters '" + parameters + "' could not be used to start the Task: [").contains(told);
        });
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:states:::snail:mail", "arn:aws:states:::lambda:invoke.sync"})
    void whatIsNotInTheTableSaysWhatIs(String resource) {
        assertThat(perform(resource, "{}")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                failed.failure().cause().orElseThrow()).contains(resource, "lambda:invoke, lambda:invoke.waitForTaskToken"));
    }

    private TaskOutcome perform(String resource, String parameters) {
        LambdaInvoker invoker = call -> {
            calls.add(call);
            return reply;
        };
        var call = new TaskCall(Resource.parse(resource).orElseThrow(), Payload.ofText(parameters), OptionalLong.empty(),
                OptionalLong.empty(), Optional.empty(), Optional.empty());
        return new TaskDispatcher(new NamedFunction(invoker), Map.of("lambda:invoke", new InvokeFunction(invoker)))
                .perform(call, ATTEMPT);
    }

    private static Failed failed(String error, String cause) {
        return new Failed(Failure.of(error, cause));
    }

    private static Reply answer(String payload) {
        return new Reply.Answered(200, Optional.of("$LATEST"), Optional.empty(), payload.getBytes(StandardCharsets.UTF_8),
                Optional.empty(), "r-1", Map.of("Content-Type", List.of("application/json")));
    }

    private static Reply functionError(String payload) {
        return new Reply.Answered(200, Optional.of("$LATEST"), Optional.of("Unhandled"), payload.getBytes(StandardCharsets.UTF_8),
                Optional.empty(), "r-1", Map.of());
    }
}
