package dev.stepwright.local.command;

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
        private final boolean stackTraces;

        private Line(boolean stackTraces) {
            this.stackTraces = stackTraces;
        }

        @Override
        public String format(LogRecord logged) {
            var line = String.format("%1$tT.%1$tL %2$s %3$s%n", logged.getMillis(), logged.getLevel(), formatMessage(logged));
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
