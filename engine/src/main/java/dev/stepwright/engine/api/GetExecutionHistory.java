package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Arn;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.HistoryQuestion;
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
        var place = tokens.open(scope, in.optionalText("nextToken")).map(Place::parse).orElse(new Place(Optional.empty(), ""));
        var page = executions.history(arn, new HistoryQuestion(reverse, place.after(), in.pageSize(100), place.marks()))
                .orElseThrow(() -> ExecutionMembers.doesNotExist(arn));

        var answer = Operation.answer();
        var events = answer.putArray("events");
        var rendering = new HistoryRendering(settings.region(), in.flag("includeExecutionData", true));
        var shown = fill(events, page.events(), rendering);
        if (shown > 0 && (page.more() || shown < page.events().size())) {
            answer.put("nextToken", tokens.seal(scope, new Place(Optional.of(page.events().get(shown - 1).id()), page.marks()).text()));
        }
        return answer;
    }

    /**
     * What a token carries: the event before the page, since ids stay as they are while a history grows, and where to find it.
     */
    private record Place(Optional<Long> after, String marks) {

        static Place parse(String text) {
            var end = text.indexOf(' ');
            return end < 0 ? new Place(Optional.of(Long.valueOf(text)), "")
                    : new Place(Optional.of(Long.valueOf(text.substring(0, end))), text.substring(end + 1));
        }

        String text() {
            return after.orElseThrow() + " " + marks;
        }
    }

    /** Says how many fitted: one at least, if there is one. */
    private int fill(ArrayNode events, List<NumberedEvent> rest, HistoryRendering rendering) {
        var bytes = 0L;
        var shown = 0;
        for (var event : rest) {
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
