package dev.stepwright.engine.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.Executions.HistoryQuestion;
import dev.stepwright.engine.journal.Executions.NumberedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A history read page by page. */
public final class Pages {

    private Pages() {
    }

    /** The whole history, once it was found that pages of that size show the same, forwards and backwards. */
    public static List<NumberedEvent> checked(Executions executions, String execution, int size) {
        var whole = executions.history(execution).orElseThrow();
        assertThat(of(executions, execution, size, false)).as("in pages of " + size).isEqualTo(whole);
        assertThat(of(executions, execution, size, true)).as("backwards in pages of " + size).isEqualTo(whole.reversed());
        return whole;
    }

    public static List<NumberedEvent> of(Executions executions, String execution, int size, boolean reverse) {
        var all = new ArrayList<NumberedEvent>();
        var question = new HistoryQuestion(reverse, Optional.empty(), size, "");
        while (true) {
            var page = executions.history(execution, question).orElseThrow();
            assertThat(page.events().size()).isLessThanOrEqualTo(size);
            assertThat(page.marks().length()).isLessThanOrEqualTo(700);
            all.addAll(page.events());
            if (!page.more()) {
                return all;
            }
            assertThat(page.events()).hasSize(size);
            question = new HistoryQuestion(reverse, Optional.of(page.events().getLast().id()), size, page.marks());
        }
    }
}
