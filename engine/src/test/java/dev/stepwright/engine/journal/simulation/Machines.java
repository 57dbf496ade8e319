package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.source.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The nasty machines, each a file beside this package. */
enum Machines {

    CHAIN, PARALLEL_RETRIED, MAP_WINDOWED, FAILING, BEATING, SLOW, OVERDUE, ACTIVITIES, TINY_JOIN, TINY_FORK, TINY_CALLBACK, TINY_ACTIVITY,
    TINY_MAP, REDRIVEN, TINY_REDRIVEN, TINY_KEPT, CHILDREN, TINY_CHILD, LARGE, FULL;

    StateMachine machine() {
        return named(name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    static StateMachine named(String name) {
        try (var in = Machines.class.getResourceAsStream("machines/" + name + ".asl.yaml")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Format.YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StateMachine read(String text, Format format) {
        var read = DefinitionReader.read(text, format, MachineType.STANDARD);
        return read.machine().orElseThrow(() -> new AssertionError(read.errors() + "\n" + text));
    }
}
