package dev.stepwright.engine.journal.drive;

import dev.stepwright.engine.interpreter.Command;
import dev.stepwright.engine.interpreter.Failure;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.record.Header;
import dev.stepwright.engine.registry.Definitions;
import java.util.function.BiConsumer;

/**
 * Executions of a machine that was deleted end at their next transition (API reference, DeleteStateMachine). They fail, with the
 * words that AWS's knowledge centre quotes ("step functions stuck deleting status").
 */
final class DeletedMachines {

    private final Definitions definitions;
    private final BiConsumer<String, Command> end;

    /** @param end ends an execution by a command */
    DeletedMachines(Definitions definitions, BiConsumer<String, Command> end) {
        this.definitions = definitions;
        this.end = end;
    }

    /** Ends the execution if its machine is deleted or about to be; says whether. */
    boolean hasEnded(String execution, Header header) {
        if (!definitions.isDeleted(header.stateMachine())) {
            return false;
        }
        end.accept(execution, new Command.FailExecution(Failure.of("States.Runtime",
                "State machine " + header.stateMachineName() + " has been deleted.")));
        return true;
    }
}
