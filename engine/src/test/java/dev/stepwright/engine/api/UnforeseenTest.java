package dev.stepwright.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.api.http.HttpRequest;
import dev.stepwright.engine.registry.Documents;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody foresaw is answered, in AWS's form; what was not text is not taken for text. */
class UnforeseenTest {

    @ParameterizedTest
    @CsvSource({"java.lang.AssertionError", "java.lang.IllegalStateException", "java.lang.StackOverflowError", "java.lang.NoClassDefFoundError"})
    void anErrorOfOurOwnIsAnInternalFailure(Class<? extends Throwable> thrown) throws Exception {
        var answer = failing(thrown.getDeclaredConstructor().newInstance()).action("ListStateMachines", "{}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.headers()).containsEntry("x-amzn-errortype", "InternalFailure").containsEntry("x-amzn-requestid", "request-1");
        assertThat(answer.body()).contains("com.amazon.coral.service#InternalFailure");
    }

    @Test
    void exhaustedMemoryIsLeftToWhoeverRunsTheMachine() {
        var api = failing(new OutOfMemoryError("as a test has it"));
        assertThatThrownBy(() -> api.action("ListStateMachines", "{}")).isInstanceOf(OutOfMemoryError.class);
    }

    @ParameterizedTest
    @CsvSource({"/,ÿ", "/executions/m,ÿ", "/tasks/success,ÿ", "/,'{\"name\":\"ÿ\"}'"})
    void aBodyThatIsNotUtf8IsRefused(String path, String body) {
        var answer = new ApiFixture().send(new HttpRequest("POST", path, Map.of(), Map.of("x-amz-target", "AWSStepFunctions.CreateActivity"),
                body.getBytes(StandardCharsets.ISO_8859_1), "request-1"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("SerializationException")
                .contains("Expected UTF-8 as the request's body: it is none at byte " + body.indexOf('ÿ'));
    }

    /** An API whose registry throws that at each call. */
    private static ApiFixture failing(Throwable thrown) {
        return new ApiFixture((Documents) Proxy.newProxyInstance(Documents.class.getClassLoader(), new Class<?>[] {Documents.class},
                (_, _, _) -> {
                    throw thrown;
                }));
    }
}
