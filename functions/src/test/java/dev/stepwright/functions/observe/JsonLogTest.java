package dev.stepwright.functions.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.expression.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLogTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Logger logger = Logger.getLogger("dev.stepwright.test.JsonLog");

    JsonLogTest() {
        logger.setUseParentHandlers(false);
        logger.addHandler(JsonLog.handler(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
    }

    @AfterEach
    void takeTheHandlerAway() {
        logger.removeHandler(logger.getHandlers()[0]);
    }

    @Test
    void aRecordIsALineThatSaysWhatItIsOf() {
        JsonLog.about("arn:execution", () -> {
            logger.log(Level.WARNING, "Message {0} goes back", "m-1");
            return null;
        });

        var line = Json.parse(bytes.toString(StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).containsOnlyOnce("\n").endsWith("\n");
        assertThat(line.path("level").textValue()).isEqualTo("WARN");
        assertThat(line.path("message").textValue()).isEqualTo("Message m-1 goes back");
        assertThat(line.path("execution").textValue()).isEqualTo("arn:execution");
        assertThat(line.path("logger").textValue()).isEqualTo("dev.stepwright.test.JsonLog");
    }

    @Test
    void anErrorsTraceStaysInItsLine() {
        var entry = new LogRecord(Level.SEVERE, "Failed");
        entry.setThrown(new IllegalStateException("two\nlines"));
        logger.log(entry);

        var text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        assertThat(Json.parse(text).path("errorType").textValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(Json.parse(text).path("stackTrace").textValue()).contains("two\nlines", "anErrorsTraceStaysInItsLine");
        assertThat(Json.parse(text).has("execution")).isFalse();
    }
}
