package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.State;
import dev.stepwright.engine.asl.TaskState;
import dev.stepwright.engine.asl.Workflow;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.reader.ReadResult;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.MalformedJsonException;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.engine.teststate.GivenContext;
import dev.stepwright.engine.teststate.MockSchemas;
import dev.stepwright.engine.teststate.StateTest;
import dev.stepwright.engine.teststate.StateTester;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through one state of a definition and tells what became of it. Nothing is kept. */
record TestState(ApiSettings settings, StateTester tester, MockSchemas schemas) implements Operation {

    private static final String STATE_NAME = "stateName";
    private static final String ROLE = "roleArn";

    @Override
    public List<Member> members() {
        var most = settings.documentBytes();
        return List.of(Member.secret("definition", 1, Definition.LONGEST).mandatory(), Member.arn(ROLE), Member.data("input", most),
                Member.choice("inspectionLevel", "INFO", "DEBUG", "TRACE"), Member.flag("revealSecrets"), Member.data("variables", most),
                Member.text(STATE_NAME, 1, 80), MockMembers.mock(most), Member.data("context", most), MockMembers.configuration(most));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var role = in.optionalText(ROLE).map(MachineMembers::role);
        var workflow = workflow(in);
        var name = in.optionalText(STATE_NAME).orElse(DefinitionReader.LONE_STATE);
        var state = workflow.state(name);
        var mock = new MockMembers(schemas, state).read(in);
        if (state instanceof TaskState && mock.isEmpty() && role.isEmpty()) {
            throw refused("RoleArn must be specified when testing a Task state");
        }
        var context = in.optionalText("context").map(given -> context(given, state));
        var input = ExecutionMembers.document(in.optionalText("input").orElse("{}"), ApiError.InvalidExecutionInput::new);
        var retryCount = in.structure("stateConfiguration").flatMap(them -> them.optionalNumber("retrierRetryCount")).orElse(0);
        var tested = tester.test(new StateTest(workflow, name, input, variables(in), role, mock, context, retryCount), settings.arns(),
                settings.region());
        return TestStateMembers.write(tested, in.optionalText("inspectionLevel").orElse("INFO"));
    }

    /** The states that the tested one is among: itself alone, where the definition is that of a state. */
    private static Workflow workflow(Arguments in) {
        var definition = in.text("definition");
        var name = in.optionalText(STATE_NAME);
        return name.isEmpty() ? sound(DefinitionReader.readState(definition, Format.JSON, MachineType.STANDARD))
                : sound(Definition.read(definition, MachineType.STANDARD)).holding(name.get())
                        .orElseThrow(() -> refused("State not found in definition"));
    }

    private static Workflow sound(ReadResult read) {
        return read.machine().orElseThrow(() -> new ApiException(new ApiError.InvalidDefinition(read.invalidDefinition()))).workflow();
    }

    private static ObjectNode context(String given, State state) {
        var context = object(given, "Invalid Context object provided: Context object must be a JSON object");
        GivenContext.fault(context, state).ifPresent(fault -> {
            throw refused("Invalid Context object provided: " + fault);
        });
        return context;
    }

    private static Map<String, Payload> variables(Arguments in) {
        var variables = new LinkedHashMap<String, Payload>();
        in.optionalText("variables").map(given -> object(given, "Variables must be a JSON object"))
                .ifPresent(them -> them.properties().forEach(one -> variables.put(one.getKey(), Payload.of(one.getValue()))));
        return variables;
    }

    private static ObjectNode object(String json, String otherwise) {
        try {
            return Optional.of(Json.parse(json)).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
                    .orElseThrow(() -> refused(otherwise));
        } catch (MalformedJsonException _) {
            throw refused(otherwise);
        }
    }

    private static ApiException refused(String message) {
        return new ApiException(new ApiError.ValidationException(message));
    }
}
