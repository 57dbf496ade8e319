package dev.stepwright.functions.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invokes a Lambda function (Lambda API, Invoke): AWS's, or one that runs on this machine. Never throws for what a call can meet. */
public interface LambdaInvoker {

    /**
     * @param execution      ARN of the execution that calls, for logs
     * @param roleArn        to call with
     * @param functionName   name, partial ARN or ARN, perhaps with a qualifier
     * @param qualifier      version or alias
     * @param payload        JSON text in UTF-8, at most 6 MB
     * @param invocationType {@code RequestResponse}, {@code Event} or {@code DryRun}
     * @param logType        {@code Tail} to be sent the end of the log
     * @param clientContext  Base64, for the function's own use
     * @param patience       the longest the call may take
     */
    record Call(String execution, String roleArn, String functionName, Optional<String> qualifier, byte[] payload,
                String invocationType, Optional<String> logType, Optional<String> clientContext, Duration patience) {
    }

    sealed interface Reply {

        /**
         * Lambda answered with the function's result.
         *
         * @param status        202 for an event that was queued, 204 for a dry run, else 200
         * @param functionError present when the function itself failed; the payload then tells how
         * @param logResult     Base64
         * @param headers       of the HTTP answer
         */
        record Answered(int status, Optional<String> executedVersion, Optional<String> functionError, byte[] payload,
                        Optional<String> logResult, String requestId, Map<String, List<String>> headers) implements Reply {
        }

        /** Lambda refused the call, with one of its API's errors. */
        record Refused(String code, String message, int status, String requestId) implements Reply {
        }

        /** Lambda was not asked: the role to call with could not be assumed. */
        record RoleRefused(String message) implements Reply {
        }

        /** Nobody answered: there is no such host, the connection broke. */
        record Unreachable(String message) implements Reply {
        }

        /** Patience ran out. */
        record TimedOut() implements Reply {
        }
    }

    Reply invoke(Call call);
}
