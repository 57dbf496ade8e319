package dev.stepwright.local.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final URI OWN = URI.create("http://127.0.0.1:8083");
    private static final URI SQS = URI.create("http://127.0.0.1:9324");

    @Test
    void functionsFindTheServersThatWereStartedAlong() {
        assertThat(new Environment(Map.of(), Map.of("SQS", SQS)).forFunctions(Optional.of(OWN), "eu-west-1")).isEqualTo(Map.of(
                "AWS_ENDPOINT_URL_SFN", OWN.toString(), "AWS_ENDPOINT_URL_LAMBDA", OWN.toString(),
                "AWS_ENDPOINT_URL_SQS", SQS.toString(), "AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));
    }

    @Test
    void whatTheUserSaysStays() {
        var environment = new Environment(Map.of("AWS_ENDPOINT_URL_SQS", "http://queues", "AWS_ACCESS_KEY_ID", "mine",
                "AWS_REGION", "mars-1"), Map.of("SQS", SQS));
        assertThat(environment.forFunctions(Optional.empty(), "eu-west-1")).isEqualTo(Map.of("AWS_DEFAULT_REGION", "eu-west-1"));
        assertThat(environment.startedEndpoint("SQS")).isEmpty();
        assertThat(environment.isElsewhere("SQS")).isTrue();
        assertThat(environment.names("LAMBDA")).isFalse();
    }

    @Test
    void whatWasStartedIsUsedWhenTheUserSaysNothing() {
        var environment = new Environment(Map.of(), Map.of("SQS", SQS));
        assertThat(environment.startedEndpoint("SQS")).contains(SQS);
        assertThat(environment.startedEndpoint("S3")).isEmpty();
        assertThat(environment.isElsewhere("S3")).isFalse();
        assertThat(environment.hasCredentials()).isFalse();
    }
}
