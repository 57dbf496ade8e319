package dev.stepwright.box;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * What the three main classes share: standard output carries nothing but the line {@code ready http://127.0.0.1:PORT},
 * and the process ends with SIGTERM or with its parent, whose death closes standard input.
 */
final class Standalone {

    private Standalone() {}

    static void run(String[] arguments, Server.Starter starter) throws IOException {
        PrintStream announcement = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // the servers write banners there
        Server server = start(arguments, starter);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "shutdown"));
        announcement.println("ready http://" + Settings.HOST + ":" + server.port());
        announcement.flush();
        awaitEndOfParent();
        System.exit(0);
    }

    private static Server start(String[] arguments, Server.Starter starter) {
        try {
            return starter.start(Settings.parse(arguments));
        } catch (Exception e) {
            System.err.println(reason(e));
            System.exit(1);
            throw new AssertionError(e);
        }
    }

    /** The innermost message: the servers wrap a port in use and the like several times over. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static void awaitEndOfParent() throws IOException {
        var ignored = new byte[512];
        while (System.in.read(ignored) >= 0) {
            // whatever a terminal sends is of no interest: only the end is
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            System.err.println("did not stop in order: " + reason(e));
        }
    }
}
