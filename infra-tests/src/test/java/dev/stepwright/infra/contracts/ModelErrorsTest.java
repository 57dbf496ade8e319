package dev.stepwright.infra.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.api.ModelErrors;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.SfnRequest;

/** The engine's list of the service model's errors is that of AWS's own client. */
class ModelErrorsTest {

    @Test
    void theListIsThatOfTheClient() {
        var listed = ModelErrors.all().stream().map(error -> pair(error.action(), error.code()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(ofTheClient());
    }

    /** The methods that take a request throw what the model lists. */
    private static Set<String> ofTheClient() {
        return Arrays.stream(SfnClient.class.getMethods()).filter(ModelErrorsTest::isAction)
                .flatMap(method -> Arrays.stream(method.getExceptionTypes())
                        .filter(thrown -> SfnException.class.isAssignableFrom(thrown) && thrown != SfnException.class)
                        .map(Class::getSimpleName).filter(name -> !name.startsWith("Kms")).map(name -> pair(method.getName(), name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isAction(Method method) {
        return method.getParameterCount() == 1 && SfnRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && !method.getName().endsWith("Paginator");
    }

    /** The client gives every error's name the same ending. */
    private static String pair(String action, String code) {
        return action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1) + " " + code.replaceFirst("Exception$", "");
    }
}
