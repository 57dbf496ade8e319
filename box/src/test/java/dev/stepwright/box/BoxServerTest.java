package dev.stepwright.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.local.box.BoxServer;
import dev.stepwright.local.box.BoxServer.Kind;
import dev.stepwright.local.box.BoxServer.Options;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class BoxServerTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void saysWhyAServerDidNotStart(Kind kind) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var options = Options.DEFAULTS.withPort(taken.getLocalPort());
            assertThatThrownBy(() -> BoxServer.start(kind, options)).isInstanceOf(IOException.class)
                    .hasMessageContaining("the " + kind.label() + " server did not start")
                    .hasMessageContaining("in use");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void endsWithTheProcessThatStartedIt(Kind kind) throws Exception {
        var parent = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Starter.class.getName(), kind.name())
                .redirectError(Redirect.INHERIT).start();
        var server = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();
        assertThat(server.isAlive()).isTrue();
        parent.destroyForcibly();
        assertThat(server.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    /** A process that starts a server, says its process id, and waits to be killed. */
    static final class Starter {

        private Starter() {}

        @SuppressWarnings("resource") // nobody closes it: that is the point
        public static void main(String[] arguments) throws Exception {
            System.out.println(BoxServer.start(Kind.valueOf(arguments[0]), Options.DEFAULTS).pid());
            Thread.sleep(60_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void endsWhenClosed(Kind kind) throws Exception {
        var server = BoxServer.start(kind, Options.DEFAULTS);
        var process = ProcessHandle.of(server.pid()).orElseThrow();
        server.close();
        assertThat(process.isAlive()).isFalse();
    }
}
