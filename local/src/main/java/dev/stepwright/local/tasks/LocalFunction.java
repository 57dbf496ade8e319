package dev.stepwright.local.tasks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function of the functions file.
 *
 * @param folder      that relative paths are relative to: the file's
 * @param environment on top of this process's
 * @param timeout     the longest it may run
 */
record LocalFunction(String name, Path folder, Map<String, String> environment, Duration timeout, Target target) {

    /** What it is. */
    sealed interface Target {

        /** A program: the event on standard input, the result on standard output. */
        record Command(List<String> line) implements Target {
        }

        /** An endpoint: the event is posted to it, the answer's body is the result. */
        record Endpoint(URI url) implements Target {
        }

        /** A class that implements RequestHandler or RequestStreamHandler or {@code Class::method}, and the class path to find it on. */
        record Handler(String className, List<String> classPath) implements Target {
        }
    }
}
