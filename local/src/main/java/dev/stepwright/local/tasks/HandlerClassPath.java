package dev.stepwright.local.tasks;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.stepwright.local.tasks.LocalFunction.Target;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** A handler's own class path: it sees the JDK, Lambda's interfaces and AWS's serializers, and nothing else of this process. */
final class HandlerClassPath {

    private static final String SHARED = "com.amazonaws.services.lambda.runtime.";

    private HandlerClassPath() {
    }

    /** Entries are folders, jars, and {@code folder/*} for the jars of a folder; relative to the functions file. */
    static ClassLoader loader(Target.Handler target, LocalFunction function) throws IOException {
        var urls = new ArrayList<URL>();
        for (var entry : target.classPath()) {
            if (entry.endsWith("/*")) {
                try (var jars = Files.newDirectoryStream(resolve(function, entry.substring(0, entry.length() - 2)), "*.jar")) {
                    for (var jar : jars) {
                        urls.add(jar.toUri().toURL());
                    }
                }
            } else {
                urls.add(resolve(function, entry).toUri().toURL());
            }
        }
        // Without a name, as on Lambda: it would stand before each line of a stack trace.
        return new URLClassLoader(urls.toArray(URL[]::new), serializers());
    }

    /** As on Lambda, handlers see AWS's serializers too; and each has its own, see {@link Serializers}. */
    private static ClassLoader serializers() {
        return new URLClassLoader(new URL[] {PojoSerializer.class.getProtectionDomain().getCodeSource().getLocation()}, new Shared());
    }

    private static Path resolve(LocalFunction function, String entry) throws IOException {
        var path = function.folder().resolve(entry);
        if (!Files.exists(path)) {
            throw new IOException("expected " + path + " on the class path, found no such file");
        }
        return path;
    }

    private static final class Shared extends ClassLoader {

        private Shared() {
            super("lambda-interfaces", ClassLoader.getPlatformClassLoader());
        }

        /** The interfaces alone: the handler's own libraries may lie in packages below. */
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(SHARED) && name.indexOf('.', SHARED.length()) < 0) {
                return RequestHandler.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
