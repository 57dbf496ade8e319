package dev.stepwright.engine.journal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.interpreter.Stand;
import org.junit.jupiter.api.Test;

class FrameNameTest {

    @Test
    void aChildIsNamedByTheRecordThatForkedIt() {
        var child = FrameName.ROOT.child(5, 2).child(12, 340);

        assertThat(child.text()).isEqualTo("0.5.00002.12.00340");
        assertThat(child.fork()).isEqualTo(12);
        assertThat(child.index()).isEqualTo(340);
        assertThat(child.depth()).isEqualTo(2);
        assertThat(child.parent()).isEqualTo(FrameName.ROOT.child(5, 2));
        assertThat(child.lineage()).extracting(FrameName::text)
                .containsExactly("0", "0.5.00002", "0.5.00002.12.00340");
    }

    @Test
    void theChildrenOfOneForkAreNotThoseOfAnother() {
        assertThat(FrameName.ROOT.child(52, 0).text()).doesNotStartWith(FrameName.ROOT.forkPrefix(5));
    }

    /** Else the one after 99999 would sort before it, and nobody would find the last child of its fork. */
    @Test
    void aForkHasNoMoreChildrenThanNamesHaveDigitsFor() {
        assertThat(FrameName.ROOT.child(5, Stand.Joining.MAX_CHILDREN - 1).text()).isEqualTo("0.5.99999");
        assertThatThrownBy(() -> FrameName.ROOT.child(5, Stand.Joining.MAX_CHILDREN)).isInstanceOf(AssertionError.class)
                .hasMessage("Expected the index of one of at most 100000 children, found 100000");
        assertThatThrownBy(() -> FrameName.ROOT.child(5, -1)).isInstanceOf(AssertionError.class);
    }
}
