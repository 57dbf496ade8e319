package dev.stepwright.functions.task.sfn;

import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.journal.port.Tasks.Attempt;
import dev.stepwright.functions.task.ServiceName;
import java.util.Locale;

/** An error of the API as the failure of a task. */
final class Refusal {

    private static final String EXCEPTION = "Exception";
    private static final ServiceName OPTIMISED = new ServiceName("StepFunctions", "AWSStepFunctions", "AWSStepFunctionsException");

    private Refusal() {
    }

    static Failure optimised(ApiException refused, Attempt attempt) {
        var error = refused.error();
        return OPTIMISED.refused(className(error.code()), error.message(), error.status(), error.code(), attempt.requestId());
    }

    static Failure ofSdk(ApiException refused, Attempt attempt) {
        var error = refused.error();
        return Failure.of("Sfn." + className(error.code()), String.format(Locale.ROOT,
                "%s (Service: Sfn, Status Code: %d, Request ID: %s) (SDK Attempt Count: 1)", error.message(), error.status(), attempt.requestId()));
    }

    /** SDKs name the class of an error so, whatever the API calls it. */
    private static String className(String code) {
        return code.endsWith(EXCEPTION) ? code : code + EXCEPTION;
    }
}
