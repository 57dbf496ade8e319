package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.payload.Payload;
import java.time.Instant;
import java.util.HashMap;

/** Mutants that write wrongly. */
final class TamperedWrites {

    private TamperedWrites() {
    }

    static JournalStore unconditional(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                return world.witness.force(entry);
            }
        };
    }

    static JournalStore variablesInline(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                var bytes = world.witness.decode(entry).frame().variables().values().stream().mapToLong(Payload::bytes).sum();
                if (bytes > RecordCodec.LONGEST_BYTES) {
                    throw new AssertionError("a record of " + bytes + " bytes");
                }
                return below.append(entry);
            }
        };
    }

    static JournalStore nextNumber(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                var own = world.actors.running().errand.nudge.filter(n -> n.frame().equals(entry.frame())).isPresent();
                var next = entry;
                while (own) {
                    var answer = below.append(next);
                    if (!(answer instanceof Append.Refused(var existing)) || existing.nonce().equals(entry.nonce())
                            || world.witness.stand(existing.frame(), existing.number()) instanceof Stand.Ended) {
                        return answer;
                    }
                    next = new Entry(entry.execution(), entry.frame(), next.number() + 1, entry.nonce(), entry.body());
                }
                return below.append(entry);
            }
        };
    }

    static JournalStore acknowledgedOn(JournalStore below, World world, boolean claim) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                var answer = below.append(entry);
                var errand = world.actors.running().errand;
                if (answer instanceof Append.Landed && errand.nudge.isPresent() && errand.holdsClaim == claim) {
                    world.deleteDriving();
                }
                return answer;
            }
        };
    }

    static JournalStore acknowledgedWhenRefused(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                var answer = below.append(entry);
                if (answer instanceof Append.Refused(var existing) && !existing.nonce().equals(entry.nonce())
                        && world.actors.running().errand.nudge.filter(n -> n.frame().equals(entry.frame())).isPresent()) {
                    throw new Mutant.Acknowledged();
                }
                return answer;
            }
        };
    }

    static JournalStore unrecognised(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                return below.append(entry) instanceof Append.Refused(var there) ? new Append.Refused(
                        new Entry(there.execution(), there.frame(), there.number(), "anybody's", there.body()))
                        : new Append.Landed();
            }
        };
    }

    static JournalStore ownedByProcess(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                var answer = below.append(entry);
                return answer instanceof Append.Refused(var existing)
                        && world.witness.writer(existing).filter(world.actors.running().process::equals).isPresent()
                        ? new Append.Landed() : answer;
            }
        };
    }

    static JournalStore claimedByPolling(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                var answer = below.append(entry);
                return world.actors.running().errand.kind == Errand.Kind.POLL ? new Append.Landed() : answer;
            }
        };
    }

    /** A claim is kept back until its owner writes again: by then the effect has happened. */
    static JournalStore claimLater(JournalStore below, World world) {
        var keptBack = new HashMap<Errand, JournalStore.Entry>();
        return new ForwardingJournal(below) {
            @Override
            public Append append(Entry entry) {
                var errand = world.actors.running().errand;
                var claim = keptBack.remove(errand);
                if (claim != null && below.append(claim) instanceof Append.Refused(var there)) {
                    return new Append.Refused(there);
                }
                if (world.codec().decode(entry.body()).frame().stand() instanceof Stand.Calling) {
                    keptBack.put(errand, entry);
                    // It believes so, and shall be caught by what comes of it, not by its belief.
                    errand.holdsClaim = true;
                    return new Append.Landed();
                }
                return below.append(entry);
            }
        };
    }

    static JournalStore summaryAsWanted(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public void close(Summary closed, Instant expires) {
                var wanted = world.actors.running().errand.kind == Errand.Kind.STOP ? "ABORTED" : closed.status();
                below.close(new Summary(closed.execution(), closed.stateMachine(), closed.name(), wanted, closed.startDate(),
                        closed.stopDate(), closed.body()), expires);
            }
        };
    }
}
