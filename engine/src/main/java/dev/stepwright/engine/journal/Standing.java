package dev.stepwright.engine.journal;

import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.JournalRecord;

/** Where a frame stands: its last record, as it was read. */
record Standing(String execution, FrameName name, long number, JournalRecord last) {

    Frame frame() {
        return last.frame();
    }

    Stand stand() {
        return last.frame().stand();
    }
}
