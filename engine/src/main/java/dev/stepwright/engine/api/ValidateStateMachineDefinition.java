package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.source.Diagnostic;
import java.util.List;

/** Says what is wrong with a definition, and with severity WARNING also what is doubtful. */
record ValidateStateMachineDefinition() implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.secret("definition", 1, Definition.LONGEST).mandatory(),
                Member.choice("type", "STANDARD", "EXPRESS"), Member.choice("severity", "ERROR", "WARNING"),
                Member.number("maxResults", 0, 100));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var type = in.optionalText("type").map(MachineType::valueOf).orElse(MachineType.STANDARD);
        var warningsToo = in.optionalText("severity").orElse("ERROR").equals("WARNING");
        var found = Definition.read(in.text("definition"), type).diagnostics();
        var shown = found.stream().filter(diagnostic -> warningsToo || diagnostic.isError()).toList();
        var most = in.pageSize(100);

        var answer = Operation.answer().put("result", found.stream().anyMatch(Diagnostic::isError) ? "FAIL" : "OK");
        var diagnostics = answer.putArray("diagnostics");
        shown.stream().limit(most).forEach(diagnostic -> {
            var entry = diagnostics.addObject().put("severity", diagnostic.severity().name())
                    .put("code", diagnostic.code().name()).put("message", diagnostic.message());
            diagnostic.location().ifPresent(location -> entry.put("location", location));
        });
        return answer.put("truncated", shown.size() > most);
    }
}
