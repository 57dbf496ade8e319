package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.DefinitionCheck.Finding;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.registry.MachineType;
import java.util.List;

record ValidateStateMachineDefinition(DefinitionCheck check) implements Operation {

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
        var findings = check.check(in.text("definition"), type);
        var shown = findings.stream().filter(finding -> warningsToo || finding.error()).toList();
        var most = in.pageSize(100);

        var answer = Operation.answer().put("result", findings.stream().anyMatch(Finding::error) ? "FAIL" : "OK");
        var diagnostics = answer.putArray("diagnostics");
        shown.stream().limit(most).forEach(finding -> {
            var diagnostic = diagnostics.addObject().put("severity", finding.error() ? "ERROR" : "WARNING")
                    .put("code", finding.code()).put("message", finding.message());
            finding.location().ifPresent(location -> diagnostic.put("location", location));
        });
        return answer.put("truncated", shown.size() > most);
    }
}
