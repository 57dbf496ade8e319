package dev.stepwright.engine.asl.reader;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.check.DefinitionCheck;
import dev.stepwright.engine.asl.check.FieldExpression;
import dev.stepwright.engine.asl.check.QueryLanguage;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.asl.source.Place;
import dev.stepwright.engine.asl.source.Position;
import dev.stepwright.engine.asl.source.Source;
import dev.stepwright.engine.asl.source.SourceText;
import dev.stepwright.engine.expression.Compiled;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** The door to definitions. All faults are reported at once; a definition with a fault gives no machine. */
public final class DefinitionReader {

    /** What AWS calls the state of a definition that is a state alone (API reference, TestState). */
    public static final String LONE_STATE = "StateName";

    private DefinitionReader() {
    }

    /** A definition of a standard machine in whichever format the text is in. */
    public static ReadResult read(String text) {
        return read(text, Format.of(text), MachineType.STANDARD);
    }

    public static ReadResult read(String text, Format format, MachineType type) {
        return Compiled.once(() -> machine(text, format, type));
    }

    private static ReadResult machine(String text, Format format, MachineType type) {
        var findings = new Findings();
        var root = SourceText.read(text, format, findings).map(Place::root);
        return result(root, root.map(machine -> DefinitionCheck.check(machine, type, findings)), findings);
    }

    /**
     * The definition of one state alone, as TestState takes it. It becomes the only state, {@value #LONE_STATE}, of a
     * machine; where it leads is not looked at.
     */
    public static ReadResult readState(String text, Format format, MachineType type) {
        return Compiled.once(() -> state(text, format, type));
    }

    private static ReadResult state(String text, Format format, MachineType type) {
        var findings = new Findings();
        var root = SourceText.read(text, format, findings).map(DefinitionReader::machineAround).map(Place::root);
        return result(root, root.map(machine -> DefinitionCheck.checkState(machine, type, findings)), findings);
    }

    private static Source machineAround(Source state) {
        var position = state.position();
        var start = new Source.Scalar(position, JsonNodeFactory.instance.textNode(LONE_STATE));
        var states = mapping(position, Map.of(LONE_STATE, state));
        return mapping(position, Map.of("StartAt", start, "States", states));
    }

    private static Source mapping(Position position, Map<String, Source> values) {
        var fields = new LinkedHashMap<String, Source.Field>();
        values.forEach((name, value) -> fields.put(name, new Source.Field(position, value)));
        return Source.Mapping.of(position, fields);
    }

    private static ReadResult result(Optional<Place> root, Optional<List<FieldExpression>> expressions, Findings findings) {
        return new ReadResult(findings.hasErrors() ? Optional.empty() : root.map(it -> machine(it, expressions.orElseThrow())),
                findings.diagnostics());
    }

    private static StateMachine machine(Place root, List<FieldExpression> expressions) {
        var timeout = root.get("TimeoutSeconds").map(value -> value.json().longValue()).orElse(0L);
        return new StateMachine(root.get("Comment").map(Place::text).orElse(""), WorkflowReader.workflow(root, QueryLanguage.of(root, QueryLanguage.JSON_PATH)),
                timeout > 0 ? OptionalLong.of(timeout) : OptionalLong.empty(), variableReferences(expressions));
    }

    /** By state name; states that refer to none are left out (API reference, DescribeStateMachine: variableReferences). */
    private static Map<String, Collection<String>> variableReferences(List<FieldExpression> expressions) {
        var references = new TreeMap<String, Collection<String>>();
        for (var expression : expressions) {
            if (!expression.variables().isEmpty()) {
                references.computeIfAbsent(expression.state().name(), _ -> new TreeSet<>()).addAll(expression.variables());
            }
        }
        references.replaceAll((_, names) -> Collections.unmodifiableCollection(names));
        return Collections.unmodifiableSortedMap(references);
    }
}
