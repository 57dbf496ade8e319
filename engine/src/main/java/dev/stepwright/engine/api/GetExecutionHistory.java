package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import java.util.List;
import java.util.Optional;

/** What happened in an execution, page by page; a page is cut short when its events are large. */
record GetExecutionHistory(ApiSettings settings, Executions executions, PageTokens tokens) implements Operation {

    @Override
    public List<Member> members() {
        return List.of(Member.arn("executionArn").mandatory(), Member.number("maxResults", 0, 1000),
                Member.flag("reverseOrder"), Member.text("nextToken", 1, 1024), Member.flag("includeExecutionData"));
    }

    @Override
    public ObjectNode perform(Arguments in) {
        var arn = Arn.ofExecution(in.text("executionArn")).text();
        var reverse = in.flag("reverseOrder", false);
        var scope = "GetExecutionHistory " + arn + " " + reverse;
        // the token names the event before the page: ids stay as they are while a history grows
        var after = tokens.open(scope, in.optionalText("nextToken")).map(Long::valueOf);
        var history = executions.history(arn).orElseThrow(() -> ExecutionMembers.doesNotExist(arn));

        var answer = Operation.answer();
        var events = answer.putArray("events");
        var rest = rest(reverse ? history.reversed() : history, after);
        var rendering = new HistoryRendering(settings.region(), in.flag("includeExecutionData", true));
        var shown = fill(events, rest, rendering, in.pageSize(100));
        if (shown < rest.size()) {
            answer.put("nextToken", tokens.seal(scope, Long.toString(rest.get(shown - 1).id())));
        }
        return answer;
    }

    private static List<NumberedEvent> rest(List<NumberedEvent> history, Optional<Long> after) {
        if (after.isEmpty()) {
            return history;
        }
        for (var i = 0; i < history.size(); i++) {
            if (history.get(i).id() == after.get()) {
                return history.subList(i + 1, history.size());
            }
        }
        throw new ApiException(new ApiError.InvalidToken());
    }

    /** Says how many fitted: one at least, if there is one. */
    private int fill(ArrayNode events, List<NumberedEvent> rest, HistoryRendering rendering, int most) {
        var bytes = 0L;
        var shown = 0;
        for (var event : rest.subList(0, Math.min(most, rest.size()))) {
            var rendered = rendering.render(event);
            bytes += Json.utf8Size(rendered);
            if (shown > 0 && bytes > settings.pageBytes()) {
                break;
            }
            events.add(rendered);
            shown++;
        }
        return shown;
    }
}
