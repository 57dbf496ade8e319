package dev.stepwright.functions.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudge.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NudgeCodecTest {

    private static final Instant SENT = Instant.parse("2026-03-01T10:00:00.123Z");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsWrittenIsRead(Kind kind) {
        var nudge = new Nudge("arn:x", "0.12.00003", 99_999_999, SENT.plusSeconds(900), SENT, kind);
        assertThat(NudgeCodec.read(NudgeCodec.write(nudge))).isEqualTo(nudge);
    }

    @Test
    void aStepAtOnceIsShort() {
        assertThat(NudgeCodec.write(new Nudge("arn:x", "0", 7, Instant.EPOCH, SENT, Kind.STEP)))
                .isEqualTo("{\"v\":1,\"x\":\"arn:x\",\"f\":\"0\",\"n\":7,\"s\":1772359200123}");
    }

    @Test
    void aDueTimeIsNeverRoundedToAnEarlierOne() {
        var due = Instant.parse("2026-03-01T10:00:00.000000001Z");
        var read = NudgeCodec.read(NudgeCodec.write(new Nudge("arn:x", "0", 7, due, SENT, Kind.STEP)));
        assertThat(read.due()).isEqualTo(Instant.parse("2026-03-01T10:00:00.001Z"));
    }

    @Test
    void membersOfNewerWritersAreSkipped() {
        var read = NudgeCodec.read("{\"v\":1,\"x\":\"arn:x\",\"f\":\"0\",\"n\":7,\"s\":0,\"priority\":{}}");
        assertThat(read).isEqualTo(new Nudge("arn:x", "0", 7, Instant.EPOCH, Instant.EPOCH, Kind.STEP));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hello                                              | a JSON object, but found text that is not JSON",
        "[]                                                 | a JSON object, but found ARRAY",
        "{}                                                 | member v of a nudge to be a version number, but found none",
        "{\"v\":2}                                          | a nudge of version 1, but found version 2",
        "{\"v\":1,\"n\":-1}                                 | member n of a nudge to be a record number, but found NUMBER",
        "{\"v\":1,\"n\":1e400}                              | a JSON object, but found text that is not JSON",
        "{\"v\":1,\"n\":1,\"s\":0,\"x\":\"\"}               | member x of a nudge to be an execution's ARN",
        "{\"v\":1,\"n\":1,\"s\":0,\"x\":\"a\",\"f\":0}      | member f of a nudge to be a frame's name, but found NUMBER",
        "{\"v\":1,\"n\":1,\"s\":0,\"x\":\"a\",\"f\":\"0\",\"k\":\"PUSH\"} | a known kind, but found PUSH",
    })
    void rubbishIsRefusedAndSaysWhatItIs(String text, String told) {
        assertThatThrownBy(() -> NudgeCodec.read(text)).isInstanceOf(NudgeCodec.Unreadable.class).hasMessageContaining(told);
    }

    @Test
    void textOfAnyLengthIsNotParsed() {
        assertThatThrownBy(() -> NudgeCodec.read("[".repeat(5_000))).isInstanceOf(NudgeCodec.Unreadable.class)
                .hasMessageContaining("but found 5000");
        assertThatThrownBy(() -> NudgeCodec.read(null)).isInstanceOf(NudgeCodec.Unreadable.class);
    }
}
