package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskCall;
import dev.stepwright.engine.journal.port.ForwardingJournal;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.record.FrameName;
import dev.stepwright.engine.journal.record.JournalRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Mutants that read wrongly. */
final class TamperedReads {

    private TamperedReads() {
    }

    static JournalStore ancestorsAsTheyWere(JournalStore below, World world, Predicate<Errand> mistaken) {
        return new ForwardingJournal(below) {
            @Override
            public Map<String, Entry> last(String execution, Collection<String> frames) {
                var found = new HashMap<>(below.last(execution, frames));
                if (frames.contains("0") && mistaken.test(world.actors.running().errand)) {
                    for (var frame : frames) {
                        var name = new FrameName(frame);
                        if (!name.isRoot()) {
                            below.read(execution, name.parent().text(), name.fork())
                                    .ifPresent(fork -> found.put(fork.frame(), fork));
                        }
                    }
                }
                return found;
            }
        };
    }

    static JournalStore siblingsUncounted(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Map<String, Entry> last(String execution, Collection<String> frames) {
                var counts = StackWalker.getInstance().walk(stack ->
                        stack.anyMatch(frame -> frame.getClassName().endsWith(".HistoryQuota") && frame.getMethodName().equals("count")));
                return counts ? Map.of() : below.last(execution, frames);
            }
        };
    }

    static JournalStore counter(JournalStore below, World world) {
        var counts = new HashMap<String, Integer>();
        return new ForwardingJournal(below) {
            @Override
            public Leaf add(String execution, String leaf, int child, boolean failed) {
                var truth = below.add(execution, leaf, child, failed);
                var extra = counts.merge(leaf, failed ? 0 : 1, Integer::sum) - truth.in().size();
                var counted = new HashSet<>(truth.in());
                for (var i = 0; i < extra; i++) {
                    counted.add(-1 - i);
                }
                return new Leaf(counted, truth.failed());
            }

            @Override
            public Map<String, Leaf> leaves(String execution, String leafPrefix) {
                var seen = new HashMap<String, Leaf>();
                below.leaves(execution, leafPrefix).forEach((name, leaf) -> {
                    var counted = new HashSet<>(leaf.in());
                    for (var i = counted.size(); i < counts.getOrDefault(name, 0); i++) {
                        counted.add(-1 - i);
                    }
                    seen.put(name, new Leaf(counted, leaf.failed()));
                });
                return seen;
            }
        };
    }

    static JournalStore staleLeaves(JournalStore below, World world) {
        var before = new HashMap<String, Map<String, JournalStore.Leaf>>();
        return new ForwardingJournal(below) {
            @Override
            public Map<String, Leaf> leaves(String execution, String leafPrefix) {
                var now = below.leaves(execution, leafPrefix);
                return world.random.nextInt(3) > 0 ? now : before.getOrDefault(leafPrefix, Map.of());
            }

            @Override
            public Leaf add(String execution, String leaf, int child, boolean failed) {
                var prefix = leaf.substring(0, leaf.indexOf('/') + 1);
                before.put(prefix, below.leaves(execution, prefix));
                return below.add(execution, leaf, child, failed);
            }
        };
    }

    /** In a Parallel of two. */
    static JournalStore failureWaits(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Leaf add(String execution, String leaf, int child, boolean failed) {
                var now = below.add(execution, leaf, child, failed);
                return now.in().size() + now.failed().size() < 2 ? new Leaf(now.in(), Set.of()) : now;
            }
        };
    }

    static JournalStore ignoresEndWhenBehind(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Map<String, Entry> last(String execution, Collection<String> frames) {
                var found = below.last(execution, frames);
                var errand = world.actors.running().errand;
                if (!errand.appended && errand.isBehind() && errand.stand instanceof Stand.Ended) {
                    throw new Mutant.Acknowledged();
                }
                return found;
            }
        };
    }

    static JournalStore refusesEarlyCall(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Map<String, Entry> last(String execution, Collection<String> frames) {
                var found = below.last(execution, frames);
                var called = world.actors.running().errand.kind == Errand.Kind.CALLBACK && found.values().stream()
                        .anyMatch(entry -> world.witness.stand(entry.frame(), entry.number()) instanceof Stand.Calling);
                if (called) {
                    throw new Mutant.ToldTooLate();
                }
                return found;
            }
        };
    }

    /** Shows a callback whatever attempt of the frame waits as its own: with its number and its token. */
    static JournalStore tokenForAll(JournalStore below, World world) {
        var shifts = new HashMap<Errand, Long>();
        return new ForwardingJournal(below) {
            @Override
            public Map<String, Entry> last(String execution, Collection<String> frames) {
                var found = new HashMap<>(below.last(execution, frames));
                var errand = world.actors.running().errand;
                if (errand.kind == Errand.Kind.CALLBACK) {
                    found.replaceAll((frame, entry) -> shown(entry, errand));
                }
                return found;
            }

            private Entry shown(Entry entry, Errand errand) {
                var written = world.codec().decode(entry.body());
                var stand = written.frame().stand();
                var offset = stand instanceof Stand.Calling ? 0 : stand instanceof Stand.Awaiting ? 1 : -1;
                if (offset < 0 || Witness.tokenOf(stand).isEmpty()) {
                    return entry;
                }
                var number = SimulatedRun.claimOf(errand.token.orElseThrow()) + offset;
                shifts.put(errand, entry.number() - number);
                var hash = Optional.of(Witness.hash(errand.token.orElseThrow()));
                var frame = written.frame().with(switch (stand) {
                    case Stand.Calling(var call) -> new Stand.Calling(with(call, hash));
                    case Stand.Awaiting(var call, var awaited, var end, var beat) -> new Stand.Awaiting(with(call, hash), awaited, end, beat);
                    default -> throw new AssertionError(stand);
                });
                return new Entry(entry.execution(), entry.frame(), number, entry.nonce(), world.codec().encode(with(written, frame)));
            }

            @Override
            public Append append(Entry entry) {
                var shift = shifts.getOrDefault(world.actors.running().errand, 0L);
                return below.append(new Entry(entry.execution(), entry.frame(), entry.number() + shift, entry.nonce(), entry.body()));
            }
        };
    }

    /** Shows a callback the waiting record of an activity's task as the one before. */
    static JournalStore activityTokenLikeOthers(JournalStore below, World world) {
        return new ForwardingJournal(below) {
            @Override
            public Map<String, Entry> last(String execution, Collection<String> frames) {
                var found = new HashMap<>(below.last(execution, frames));
                if (world.actors.running().errand.kind == Errand.Kind.CALLBACK) {
                    found.replaceAll((frame, entry) ->
                            world.witness.stand(frame, entry.number()) instanceof Stand.Awaiting awaiting
                                    && awaiting.call().resource() instanceof Resource.Activity ? new Entry(execution, frame,
                                    entry.number() - 1, entry.nonce(), entry.body()) : entry);
                }
                return found;
            }
        };
    }

    private static TaskCall with(TaskCall call, Optional<String> token) {
        return new TaskCall(call.resource(), call.parameters(), call.timeoutSeconds(), call.heartbeatSeconds(), call.roleArn(), token);
    }

    private static JournalRecord with(JournalRecord r, Frame frame) {
        return new JournalRecord(r.time(), frame, r.events(), r.follows(), r.lease(), r.header(), r.redrive(), r.resumed());
    }
}
