package dev.stepwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of every file in the folder "cases"; {@link ExpressionCase} says how they are written. */
class ExpressionCasesTest {

    @TestFactory
    Stream<DynamicNode> cases() throws IOException, URISyntaxException {
        var folder = java.nio.file.Path.of(ExpressionCasesTest.class.getResource("cases").toURI());
        try (var files = Files.list(folder)) {
            var cases = files.sorted().toList();
            assertThat(cases).isNotEmpty();
            return cases.stream().map(ExpressionCasesTest::container).toList().stream();
        }
    }

    private static DynamicNode container(java.nio.file.Path path) {
        JsonNode file = read(path);
        assertThat(file.required("cases")).as("cases of %s", path).isNotEmpty();
        return dynamicContainer(path.getFileName().toString(), path.toUri(),
                StreamSupport.stream(file.required("cases").spliterator(), false).map(self -> test(file, self)));
    }

    private static DynamicTest test(JsonNode file, JsonNode self) {
        return dynamicTest(self.required("name").textValue(), () -> new ExpressionCase(file, self).verify());
    }

    private static JsonNode read(java.nio.file.Path path) {
        try {
            return Json.parse(Files.readString(path));
        } catch (IOException e) {
            throw new AssertionError("cannot read " + path, e);
        }
    }
}
