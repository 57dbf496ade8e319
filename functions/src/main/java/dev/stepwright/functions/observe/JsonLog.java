package dev.stepwright.functions.observe;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.expression.Json;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * A line of JSON for each log record, so that CloudWatch Logs Insights finds its parts: {@code timestamp}, {@code level}, {@code logger},
 * {@code message}, the invocation's {@code AWSRequestId}, the ARN of the {@code execution} that the step is of, and for an error
 * {@code errorType}, {@code errorMessage} and {@code stackTrace} (Lambda guide, "Using JSON structured logging": Lambda itself does this for its
 * own logger alone, and hands on what else a function prints as it is).
 */
public final class JsonLog extends Formatter {

    private static final ScopedValue<String> EXECUTION = ScopedValue.newInstance();
    /** An environment of Lambda has one invocation at a time. */
    private static volatile String request;

    JsonLog() {
    }

    /** From now on all log records of this process go to standard output, in this form. */
    public static void install() {
        LogManager.getLogManager().reset();
        LogManager.getLogManager().getLogger("").addHandler(handler(System.out));
    }

    static Handler handler(PrintStream out) {
        var formatter = new JsonLog();
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (isLoggable(entry)) {
                    out.print(formatter.format(entry));
                    out.flush();
                }
            }

            @Override
            public void flush() {
                out.flush();
            }

            @Override
            public void close() {
                flush();
            }
        };
    }

    /** The invocation that log records belong to from now on. @param context null in tests */
    public static void invoked(Context context) {
        request = context == null ? null : context.getAwsRequestId();
    }

    /** What is logged meanwhile, by this thread, is of that execution. */
    public static <T> T about(String execution, Supplier<T> work) {
        return ScopedValue.where(EXECUTION, execution).call(work::get);
    }

    @Override
    public String format(LogRecord entry) {
        var line = JsonNodeFactory.instance.objectNode()
                .put("timestamp", entry.getInstant().toString())
                .put("level", level(entry.getLevel()))
                .put("logger", entry.getLoggerName())
                .put("message", formatMessage(entry));
        if (request != null) {
            line.put("AWSRequestId", request);
        }
        if (EXECUTION.isBound()) {
            line.put("execution", EXECUTION.get());
        }
        var thrown = entry.getThrown();
        if (thrown != null) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            line.put("errorType", thrown.getClass().getName()).put("errorMessage", thrown.getMessage())
                    .put("stackTrace", trace.toString());
        }
        return Json.write(line) + "\n";
    }

    /** As Lambda names levels. */
    private static String level(Level level) {
        return level.intValue() >= Level.SEVERE.intValue() ? "ERROR"
                : level.intValue() >= Level.WARNING.intValue() ? "WARN"
                : level.intValue() >= Level.INFO.intValue() ? "INFO"
                : level.intValue() >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }
}
