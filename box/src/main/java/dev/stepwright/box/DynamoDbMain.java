package dev.stepwright.box;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Amazon DynamoDB: DynamoDB Local, without telemetry, one database for all regions and credentials.
 * Its licence forbids making it part of what is shipped: it is found by name on the class path that its own process
 * is given, and nothing here is compiled against it.
 */
public final class DynamoDbMain {

    private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";

    private DynamoDbMain() {}

    /** Takes {@code [--port N] [--folder DIR]}; region and account are accepted and change nothing. */
    public static void main(String[] arguments) throws IOException {
        Standalone.run(arguments, DynamoDbMain::start);
    }

    private static Server start(Settings settings) throws Exception {
        Object proxy = Class.forName(RUNNER)
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) commandLine(settings));
        Object connector = connector(proxy);
        call(connector, "setHost", String.class, Settings.HOST);
        call(connector, "setPort", int.class, settings.port());
        call(proxy, "safeStart");
        int port = (int) call(connector, "getLocalPort");
        return new Server() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public void stop() throws Exception {
                call(proxy, "stop");
            }
        };
    }

    private static String[] commandLine(Settings settings) throws IOException {
        var line = new ArrayList<>(List.of("-sharedDb", "-disableTelemetry"));
        if (settings.folder().isPresent()) {
            line.addAll(List.of("-dbPath", Files.createDirectories(settings.folder().get()).toString()));
        } else {
            line.add("-inMemory");
        }
        return line.toArray(String[]::new);
    }

    /** DynamoDB Local refuses port 0 and listens on every interface, unless its Jetty connector is told otherwise. */
    private static Object connector(Object proxy) throws ReflectiveOperationException {
        var field = proxy.getClass().getDeclaredField("server");
        field.setAccessible(true);
        return ((Object[]) call(field.get(proxy), "getConnectors"))[0];
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static void call(Object target, String method, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        target.getClass().getMethod(method, type).invoke(target, argument);
    }
}
