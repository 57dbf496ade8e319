package dev.stepwright.box;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server is told on its command line.
 *
 * @param port TCP port on the loopback interface, 0 for any free one
 * @param folder where data is kept over a restart; in memory when empty
 * @param region AWS region named in ARNs
 * @param account AWS account named in ARNs, twelve digits
 */
record Settings(int port, Optional<Path> folder, String region, String account) {

    static final String HOST = "127.0.0.1";

    static Settings parse(String... arguments) {
        var settings = new Settings(0, Optional.empty(), "us-east-1", "000000000000");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + ": expected a value, found none");
            }
            settings = settings.with(arguments[i], arguments[i + 1]);
        }
        return settings;
    }

    private Settings with(String flag, String value) {
        return switch (flag) {
            case "--port" -> new Settings(port(value), folder, region, account);
            case "--folder" -> new Settings(port, Optional.of(Path.of(value).toAbsolutePath()), region, account);
            case "--region" -> new Settings(port, folder, matching(flag, value, "[a-z0-9-]+"), account);
            case "--account" -> new Settings(port, folder, region, matching(flag, value, "[0-9]{12}"));
            default -> throw new IllegalArgumentException(
                    "expected one of --port, --folder, --region, --account, found " + flag);
        };
    }

    private static int port(String value) {
        int port = Integer.parseInt(matching("--port", value, "[0-9]{1,5}"));
        if (port > 65_535) {
            throw new IllegalArgumentException("--port: expected at most 65535, found " + port);
        }
        return port;
    }

    private static String matching(String flag, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s: expected text that matches %s, found '%s'", flag, pattern, value));
        }
        return value;
    }
}
