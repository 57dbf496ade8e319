package dev.stepwright.functions.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.stepwright.functions.Catalogue;
import java.lang.reflect.Modifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    @ParameterizedTest
    @EnumSource(Catalogue.Function.class)
    void everyHandlerIsAClassThatLambdaCanMakeAndCall(Catalogue.Function function) throws Exception {
        var handler = Class.forName(function.handler(), false, getClass().getClassLoader());
        assertThat(RequestHandler.class.isAssignableFrom(handler) || RequestStreamHandler.class.isAssignableFrom(handler)).isTrue();
        assertThat(Modifier.isPublic(handler.getConstructor().getModifiers())).isTrue();
    }
}
