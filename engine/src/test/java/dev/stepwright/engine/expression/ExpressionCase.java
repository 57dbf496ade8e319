package dev.stepwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Optional;

/**
 * One case of a file: what is evaluated ("path", "find", "items", "intrinsic", "expression", "template", "put"), in which
 * scope, and what comes of it: "value", "absent", "cause" or "cause-ends" (with "error" unless it is States.Runtime),
 * "invalid" (a part of the message, with "offset"), or "faults".  The scope's parts may stand once for the whole file.
 */
record ExpressionCase(JsonNode file, JsonNode self) {

    void verify() throws SyntaxException {
        FixedScope scope = new FixedScope(part("input"), part("context"), part("variables"));
        JsonNode before = scope.all().deepCopy();
        if (self.has("invalid")) {
            verifyInvalid();
        } else if (self.has("faults")) {
            verifyFaults();
        } else if (self.has("cause") || self.has("cause-ends")) {
            verifyFailure(scope);
        } else {
            verifyValue(scope);
        }
        assertThat(scope.all()).as("what the expression was given is unchanged").isEqualTo(before);
    }

    private JsonNode part(String name) {
        return self.has(name) ? self.get(name) : file.path(name);
    }

    private void verifyValue(FixedScope scope) throws SyntaxException {
        String expected = self.has("absent") ? "absent" : Json.write(self.required("value"));
        assertThat(evaluate(scope).map(Json::write).orElse("absent")).isEqualTo(expected);
    }

    private void verifyFailure(FixedScope scope) {
        var failure = catchThrowableOfType(EvaluationException.class, () -> evaluate(scope));
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.error()).isEqualTo(self.path("error").asText(EvaluationException.RUNTIME));
        if (self.has("cause")) {
            assertThat(failure).hasMessage(self.get("cause").textValue());
        } else {
            assertThat(failure).hasMessageEndingWith(" had the following error: " + self.get("cause-ends").textValue());
        }
    }

    private void verifyInvalid() {
        assertThatThrownBy(this::compile).isInstanceOf(SyntaxException.class)
                .hasMessageContaining(self.get("invalid").textValue());
        if (self.has("offset")) {
            var invalid = catchThrowableOfType(SyntaxException.class, this::compile);
            assertThat(invalid.offset()).isEqualTo(self.get("offset").intValue());
        }
    }

    private void verifyFaults() {
        var faults = new ArrayList<Fault>();
        PayloadTemplate.compile(self.required("template"), faults::add);
        assertThat(faults).map(fault -> Json.mapper().<JsonNode>valueToTree(fault))
                .containsExactlyElementsOf(self.get("faults"));
    }

    private void compile() throws SyntaxException {
        if (self.has("put")) {
            ReferencePath.compile(self.get("put").textValue());
        } else if (self.has("path")) {
            Path.compile(self.get("path").textValue());
        } else {
            Expression.compile(text("expression", "intrinsic"));
        }
    }

    private String text(String one, String other) {
        return self.has(one) ? self.get(one).textValue() : self.required(other).textValue();
    }

    private Optional<JsonNode> evaluate(FixedScope scope) throws SyntaxException {
        if (self.has("find")) {
            return Path.compile(self.get("find").textValue()).find(scope);
        }
        return Optional.of(self.has("put")
                ? ReferencePath.compile(self.get("put").textValue()).put(scope.input(), self.required("result"))
                : self.has("template") ? template(scope)
                : self.has("intrinsic")
                ? Intrinsic.compile(self.get("intrinsic").textValue()).evaluate(scope, new FixedChance())
                : path(scope));
    }

    private JsonNode path(FixedScope scope) throws SyntaxException {
        if (self.has("items")) {
            return Path.compile(self.get("items").textValue()).readReference(scope);
        }
        Path path = Path.compile(self.required("path").textValue());
        return self.has("field") ? path.readFor(self.get("field").textValue(), scope) : path.read(scope);
    }

    private JsonNode template(FixedScope scope) {
        var faults = new ArrayList<Fault>();
        var template = PayloadTemplate.compile(self.get("template"), faults::add);
        assertThat(faults).isEmpty();
        return template.evaluate(scope, new FixedChance());
    }
}
