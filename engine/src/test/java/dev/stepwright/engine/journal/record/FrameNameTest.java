package dev.stepwright.engine.journal.record;

import static org.assertj.core.api.Assertions.assertThat;

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
}
