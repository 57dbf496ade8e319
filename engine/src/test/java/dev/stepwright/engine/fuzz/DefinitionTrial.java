package dev.stepwright.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.source.Diagnostic;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.expression.Json;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A definition and an input: read, and when it is sound, run.
 *
 * @param cut  after so many characters the definition's text ends; all of it when there are not as many
 * @param luck decides what the tasks give, and how the run is bounded
 */
record DefinitionTrial(JsonNode definition, int cut, Format format, JsonNode input, long luck) implements Trial {

    static DefinitionTrial of(Dice dice) {
        JsonNode definition = new Definitions(dice).machine();
        for (var i = dice.oneIn(2) ? dice.below(4) : 0; i > 0; i--) {
            definition = new Mutation(dice).tree(definition);
        }
        return new DefinitionTrial(definition, dice.oneIn(20) ? dice.below(1000) : Integer.MAX_VALUE,
                dice.oneIn(4) ? Format.YAML : Format.JSON, new Values(dice).input(), dice.number());
    }

    @Override
    public void run() {
        var text = Json.write(definition);
        text = text.substring(0, Math.min(cut, text.length()));
        var lines = (int) text.lines().count();
        var read = DefinitionReader.read(text, format, MachineType.STANDARD);
        read.diagnostics().forEach(diagnostic -> check(diagnostic, lines));
        assertThat(read.machine().isEmpty()).as("a definition with an error makes no machine, any other does")
                .isEqualTo(!read.errors().isEmpty());
        read.machine().ifPresent(this::run);
    }

    private void run(StateMachine machine) {
        var before = input.deepCopy();
        new BoundedRun(machine, luck).of(input);
        assertThat(input.equals(before)).as("the input is what it was").isTrue();
    }

    private void check(Diagnostic diagnostic, int lines) {
        assertThat(diagnostic.message()).isNotBlank();
        assertThat(diagnostic.line()).isBetween(1, lines + 1);
        assertThat(diagnostic.column()).isPositive();
        if (cut == Integer.MAX_VALUE && format == Format.JSON) {
            assertThat(definition.at(diagnostic.pointer()).isMissingNode()).as("%s leads nowhere", diagnostic.pointer()).isFalse();
        }
    }

    @Override
    public Stream<Supplier<Trial>> smaller() {
        return Stream.concat(
                Stream.concat(Smaller.trees(definition).map(it -> () -> with(it.get(), input, cut)),
                        Smaller.trees(input).map(it -> () -> with(definition, it.get(), cut))),
                cut == Integer.MAX_VALUE ? Stream.empty() : IntStream.of(Integer.MAX_VALUE, cut / 2, cut - 1).boxed()
                        .map(it -> () -> with(definition, input, it)));
    }

    private Trial with(JsonNode smallerDefinition, JsonNode smallerInput, int shorter) {
        return new DefinitionTrial(smallerDefinition, shorter, format, smallerInput, luck);
    }

    @Override
    public String toString() {
        return "definition (" + format + (cut == Integer.MAX_VALUE ? "" : ", cut after " + cut) + "): " + Json.write(definition)
                + "\ninput: " + Json.write(input) + "\nluck: " + luck;
    }
}
