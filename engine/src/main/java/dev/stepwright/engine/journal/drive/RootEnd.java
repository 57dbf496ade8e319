package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Interpreter;
import dev.stepwright.engine.journal.frame.Journal;
import dev.stepwright.engine.journal.frame.Lineage;
import dev.stepwright.engine.journal.frame.Sender;
import dev.stepwright.engine.journal.frame.Standing;
import dev.stepwright.engine.journal.frame.Surroundings;
import dev.stepwright.engine.journal.port.Ports;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.journal.record.HybridTime;
import java.util.List;
import java.util.Optional;

/** Ends an execution from outside its root frame: StopExecution, a machine that was deleted, a history that siblings have filled. */
final class RootEnd {

    private final Ports ports;
    private final Journal journal;
    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final Sender sender;

    RootEnd(Ports ports, Journal journal, Interpreter interpreter, Surroundings surroundings, Sender sender) {
        this.ports = ports;
        this.journal = journal;
        this.interpreter = interpreter;
        this.surroundings = surroundings;
        this.sender = sender;
    }

    /**
     * Appends the end. No message is behind this append, so the nudge goes first (T_APINUDGE).
     *
     * @param root as it was read; not over yet
     * @param seen the latest time that was read
     * @return the root at its end; empty when the append was refused, as the root has moved on
     */
    Optional<Standing> append(Header header, Standing root, HybridTime seen, Command command) {
        var number = root.number() + 1;
        sender.now(root.execution(), root.name(), number);
        var now = ports.time().now();
        var ended = interpreter.apply(surroundings.of(header, new Lineage(List.of(root)), now, number), root.frame(), command);
        var last = root.last().then(HybridTime.after(seen, now), ended.frame(), ended.events());
        return journal.append(root.execution(), root.name(), number, last)
                ? Optional.of(new Standing(root.execution(), root.name(), number, last)) : Optional.empty();
    }
}
