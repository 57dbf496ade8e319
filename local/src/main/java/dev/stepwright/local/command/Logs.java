package dev.stepwright.local.command;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log on standard error: one line each, with stack traces when they were asked for. */
final class Logs {

    private Logs() {
    }

    static void setUp(boolean debug) {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var console = new ConsoleHandler();
        console.setFormatter(new Line(debug));
        console.setLevel(Level.ALL);
        root.addHandler(console);
        root.setLevel(Level.WARNING);
        if (debug) {
            Logger.getLogger("dev.stepwright").setLevel(Level.FINE);
        }
    }

    private static final class Line extends Formatter {
        /** In UTC, as the times of a history are. */
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

        private final boolean stackTraces;

        private Line(boolean stackTraces) {
            this.stackTraces = stackTraces;
        }

        @Override
        public String format(LogRecord logged) {
            var line = TIME.format(logged.getInstant()) + " " + logged.getLevel() + " " + formatMessage(logged) + System.lineSeparator();
            if (logged.getThrown() == null) {
                return line;
            }
            if (!stackTraces) {
                return line.stripTrailing() + ": " + logged.getThrown() + System.lineSeparator();
            }
            var trace = new java.io.StringWriter();
            logged.getThrown().printStackTrace(new java.io.PrintWriter(trace));
            return line + trace;
        }
    }
}
