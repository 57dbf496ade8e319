package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.FrameName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Sends nudges: now, delayed by the queue, or far ahead by a timer (rule 9). */
public final class Sender {

    private final Ports ports;

    public Sender(Ports ports) {
        this.ports = ports;
    }

    public void now(String execution, FrameName frame, long number) {
        at(execution, frame, number, Instant.EPOCH, Nudge.Kind.STEP);
    }

    public void at(String execution, FrameName frame, long number, Instant due, Nudge.Kind kind) {
        send(new Nudge(execution, frame.text(), number, due, ports.time().now(), kind));
    }

    public void now(String execution, Collection<FrameName> frames, long number, Nudge.Kind kind) {
        var sent = ports.time().now();
        var nudges = frames.stream()
                .map(frame -> new Nudge(execution, frame.text(), number, Instant.EPOCH, sent, kind)).toList();
        if (!nudges.isEmpty()) {
            ports.nudges().send(nudges);
        }
    }

    public void send(Nudge nudge) {
        if (nudge.due().isAfter(ports.time().now().plus(Nudges.LONGEST_DELAY))) {
            ports.timers().schedule(nudge);
        } else {
            ports.nudges().send(List.of(nudge));
        }
    }
}
