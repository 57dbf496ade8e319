package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.Map;
import java.util.Set;

/** What is particular to Map states (States Language, "Map State"; AWS guide, "Distributed mode"). */
final class MapCheck {

    static final Shape PERCENTAGE = (value, findings) -> {
        if (value.json().doubleValue() < 0) {
            findings.error(value, "Minimum value is 0.0");
        } else if (value.json().doubleValue() > 100) {
            findings.error(value, "Maximum value is 100.0");
        }
    };

    /** Of a number: unlike other reference paths it does not lead to the context object. */
    static final Shape NUMBER_PATH = ExpressionShape.REFERENCE.and((value, findings) -> {
        if (value.text().startsWith("$$")) {
            findings.error(value, ExpressionShape.NOT_A_REFERENCE);
        }
    });

    static final Fields PROCESSOR_CONFIG = Fields.of(Map.of("Mode", Shape.oneOf("INLINE", "DISTRIBUTED"),
            "ExecutionType", Shape.oneOf("STANDARD", "EXPRESS")));

    private static final Set<String> DISTRIBUTED_ONLY = Set.of("ItemReader", "ItemBatcher", "ResultWriter", "Label");

    private MapCheck() {
    }

    static void check(Place state, MachineType type, Findings findings) {
        if (state.has("Parameters") && state.has("ItemSelector")) {
            findings.warning(Code.NO_EFFECT, state.get("Parameters").orElseThrow(),
                    "Parameters has no effect beside ItemSelector, which replaces it");
        }
        var config = WorkflowPlace.processor(state).flatMap(processor -> processor.get("ProcessorConfig"));
        config.ifPresent(it -> config(it, type, findings));
        if (config.isEmpty() || Set.of("INLINE", "").contains(mode(config.get()))) {
            state.fields().stream().filter(field -> DISTRIBUTED_ONLY.contains(field.name())).forEach(field ->
                    findings.warning(Code.NO_EFFECT, field, field.name() + (field.name().equals("Label") ? " has no effect"
                            : " makes the state fail when it is entered") + " unless the ItemProcessor's "
                            + "ProcessorConfig says \"Mode\": \"DISTRIBUTED\""));
        }
    }

    private static String mode(Place config) {
        return config.get("Mode").map(Place::text).orElse("");
    }

    private static void config(Place config, MachineType type, Findings findings) {
        PROCESSOR_CONFIG.check(config, findings);
        var mode = mode(config);
        if (mode.equals("DISTRIBUTED")) {
            if (!config.has("ExecutionType")) {
                findings.error(config, "These fields are required: [ExecutionType]");
            }
            if (type == MachineType.EXPRESS) {
                findings.error(config.get("Mode").orElseThrow(), "The field 'Mode' with value 'DISTRIBUTED' is not supported "
                        + "inside 'EXPRESS' state machines");
            }
        } else if (mode.equals("INLINE")) {
            config.get("ExecutionType").ifPresent(field -> Fields.unsupported(field, findings));
        }
    }
}
