package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether anybody can answer a call of a service is known before it is made. */
class TaskClientsTest {

    @TempDir
    private Path home;

    @BeforeEach
    void thisMachineHasNoCredentialsOfItsOwn() {
        Assumptions.assumeFalse(Environment.isOnEc2());
    }

    @Test
    void withoutAnEndpointOrCredentialsNobodyCan() {
        assertThat(clients(Map.of(), Map.of()).unreachable("GLUE")).contains("Nobody answers here: expected AWS_ENDPOINT_URL_GLUE to name a "
                + "server, or credentials of AWS in the environment, found neither");
        assertThat(clients(Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1"), Map.of()).unreachable("GLUE")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ENDPOINT_URL_GLUE", "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_WEB_IDENTITY_TOKEN_FILE"})
    void withOneOfThemSomebodyMay(String variable) {
        assertThat(clients(Map.of(variable, "x"), Map.of()).unreachable("GLUE")).isEmpty();
    }

    @Test
    void orWithAServerThatWasStartedAlong() {
        assertThat(clients(Map.of(), Map.of("SQS", URI.create("http://127.0.0.1:1"))).unreachable("SQS")).isEmpty();
    }

    @Test
    void orWithAFileOfProfiles() throws IOException {
        Files.createDirectory(home.resolve(".aws"));
        Files.createFile(home.resolve(".aws/credentials"));
        assertThat(clients(Map.of(), Map.of()).unreachable("GLUE")).isEmpty();
    }

    private TaskClients clients(Map<String, String> variables, Map<String, URI> started) {
        var all = new HashMap<>(variables);
        all.put("HOME", home.toString());
        return new TaskClients(new Environment(all, started), "us-east-1");
    }
}
