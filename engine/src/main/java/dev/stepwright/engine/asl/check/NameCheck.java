package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of states and labels of maps: their lengths, and that no name occurs twice (States Language, "States"). */
final class NameCheck {

    private static final int MAX_STATE_NAME = 80;
    private static final int MAX_LABEL = 40;
    /** AWS guide, "Map state in Distributed mode": Label. */
    private static final Pattern NOT_IN_LABEL =
            Pattern.compile("[\\s\\p{Cntrl}\\u0080-\\u009f?*<>{}\\[\\]\"#%\\\\^|~`$&,;:/]");

    private NameCheck() {
    }

    static void check(List<WorkflowPlace> workflows, Findings findings) {
        var names = HashSet.<String>newHashSet(workflows.stream().mapToInt(workflow -> workflow.states().size()).sum());
        var labels = new HashSet<String>();
        workflows.forEach(workflow -> workflow.states().forEach(state -> {
            length(Code.INVALID_STATE_NAME, "State name", state.name(), MAX_STATE_NAME, state, findings);
            if (!names.add(state.name())) {
                findings.error(Code.DUPLICATE_STATE_NAME, state, "Duplicate State name: " + state.name());
            }
            state.get("Label").filter(Place::isText).ifPresent(label -> {
                label(label, findings);
                if (!labels.add(label.text())) {
                    findings.error(Code.DUPLICATE_LABEL_NAME, label, "Duplicate Label name: " + label.text());
                }
            });
        }));
    }

    private static void label(Place label, Findings findings) {
        length(Code.INVALID_LABEL_NAME, "Label name", label.text(), MAX_LABEL, label, findings);
        var forbidden = NOT_IN_LABEL.matcher(label.text());
        if (forbidden.find()) {
            findings.error(Code.INVALID_LABEL_NAME, label, "Label name contains the invalid character "
                    + (forbidden.group().matches("\\p{Graph}") ? "'" + forbidden.group() + "'"
                    : String.format(Locale.ROOT, "U+%04X", (int) forbidden.group().charAt(0))));
        }
    }

    private static void length(Code code, String what, String name, int max, Place at, Findings findings) {
        if (name.isEmpty()) {
            findings.error(code, at, what + " cannot be empty");
        } else if (name.codePointCount(0, name.length()) > max) {
            findings.error(code, at, what + " '" + name + "' exceeds the " + max
                    + "-character limit allowed by the service");
        }
    }
}
