package dev.stepwright.infra.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is done as it says. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReadmeTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)\\)");
    private static final String SERVER = "http://127.0.0.1:8083";

    @TempDir
    Path data;

    @Test
    void itsCommandsRun() throws Exception {
        var commands = lines().filter(line -> line.startsWith("./stepwright ") && !line.startsWith("./stepwright up")).toList();

        assertThat(commands).hasSizeGreaterThanOrEqualTo(2);
        for (var command : commands) {
            var ended = Program.run(command.substring("./stepwright ".length()).split(" "));
            assertThat(ended.status()).as("%s%n%s", command, ended.err()).isZero();
        }
    }

    @Test
    void itsServerAnswersItsCommands() throws Exception {
        Assumptions.assumeTrue(isThere("curl"), "curl is not on this machine");
        var up = lines().filter(line -> line.startsWith("./stepwright up")).findFirst().orElseThrow();
        var functions = up.replaceAll(".*--functions (\\S+).*", "$1");
        try (var server = Server.up("--data", data.toString(), "--functions", functions); var sfn = server.client()) {
            var definition = Files.readString(Program.example("expense-approval/workflow.asl.json"));
            sfn.createStateMachine(r -> r.name("approval").definition(definition).roleArn("arn:aws:iam::000000000000:role/any"));
            for (var curl : lines().filter(line -> line.startsWith("curl ")).toList()) {
                var status = curl(curl.replace(SERVER, server.endpoint().toString()));
                // the token in the text is none: it is refused as such
                assertThat(status).as(curl).isEqualTo(curl.contains("taskToken") ? "400" : curl.contains("POST") ? "201" : "200");
            }
        }
    }

    @Test
    void whatItPointsToIsThere() throws IOException {
        var links = LINK.matcher(readme()).results().map(link -> link.group(1)).toList();

        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Program.root().resolve(link)).exists());
    }

    private static String curl(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", command + " -s -o /dev/null -w '%{http_code}'").start();
        var status = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor();
        return status;
    }

    private static boolean isThere(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private static Stream<String> lines() throws IOException {
        return List.of(readme().split("\n")).stream();
    }

    private static String readme() throws IOException {
        return Files.readString(Program.root().resolve("README.md"));
    }
}
