package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.port.Nudge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an actor is about, and what it has seen and done: one message that drives a worker, or one call of the API. */
final class Errand {

    enum Kind { DRIVE, START, STOP, REDRIVE, POLL, CALLBACK, HEARTBEAT, BEAT, READ }

    final Kind kind;
    final Optional<Nudge> nudge;
    /** Of a callback. */
    final Optional<String> token;
    /** Number of the last record of each frame that it has read or written. */
    final Map<String, Long> known = new HashMap<>();
    /** Where the nudge's frame stood at the last reading, and whether its scope was over then. */
    Stand stand;
    boolean over;
    /** Whether that reading is later than the effect before; a root frame has no scope to look at. */
    boolean looked;
    boolean appended;
    /** Frames whose first record it wrote. */
    final Set<String> created = new HashSet<>();
    /** Nudges that a mutant holds back. */
    final List<Nudge> held = new ArrayList<>();
    /** The record of its frame that it wrote last is a claim, and its effect has not begun. */
    boolean holdsClaim;

    private Errand(Kind kind, Optional<Nudge> nudge, Optional<String> token) {
        this.kind = kind;
        this.nudge = nudge;
        this.token = token;
    }

    static Errand drive(Nudge nudge) {
        return new Errand(Kind.DRIVE, Optional.of(nudge), Optional.empty());
    }

    static Errand of(Kind kind) {
        return new Errand(kind, Optional.empty(), Optional.empty());
    }

    static Errand with(Kind kind, String token) {
        return new Errand(kind, Optional.empty(), Optional.of(token));
    }

    /** The nudge that drives it speaks of an earlier record than the one it found. */
    boolean isBehind() {
        return nudge.filter(n -> n.kind() == Nudge.Kind.SWEEP
                || n.kind() == Nudge.Kind.STEP && n.number() < known.getOrDefault(n.frame(), 0L)).isPresent();
    }

    @Override
    public String toString() {
        return kind + nudge.map(n -> " " + n.frame() + "#" + n.number() + (n.kind() == Nudge.Kind.STEP ? "" : n.kind()))
                .orElse("");
    }
}
