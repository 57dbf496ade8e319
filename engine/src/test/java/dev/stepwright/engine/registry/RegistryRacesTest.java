package dev.stepwright.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.registry.StateMachines.Change;
import dev.stepwright.engine.registry.StateMachines.Draft;
import dev.stepwright.engine.registry.StateMachines.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Registrars, who may stand still for days between any two calls of the store, as long as they end before a revision of theirs may be
 * deleted, which is more than a year where executions may run for one; and two collectors at the same time. A revision that
 * executions may keep to is there with its text, after every single call.
 */
class RegistryRacesTest {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration RETENTION = Duration.ofDays(1);
    private static final List<String> ARNS = List.of("arn:m:a", "arn:m:b");
    private static final int TEXTS = 6;
    private static final int SEEDS = 25;
    private static final int CALLS = 1_500;

    /** Executions began with it as late as that. */
    private record Started(Revision revision, Instant last) {
    }

    private final DocumentsInMemory stored = new DocumentsInMemory();
    private final List<Started> started = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private int ids;
    private int collecting;
    private final Map<Integer, Instant> requests = new HashMap<>();
    private long deletedRevisions;
    private long deletedTexts;

    @Test
    void noTextOfALivingRevisionIsEverMissing() throws InterruptedException {
        var revisions = 0L;
        var texts = 0L;
        for (var seed = 0; seed < SEEDS; seed++) {
            var world = new RegistryRacesTest();
            world.live(new Random(seed), "seed " + seed);
            revisions += world.deletedRevisions;
            texts += world.deletedTexts;
        }
        assertThat(revisions).isGreaterThan(SEEDS);
        assertThat(texts).isGreaterThan(SEEDS);
    }

    private void live(Random random, String seed) throws InterruptedException {
        var turns = new Turns(stored);
        for (var i = 0; i < 3; i++) {
            var own = new Random(random.nextLong());
            var registrar = i;
            turns.add(documents -> {
                var machines = machines(documents);
                return () -> {
                    documents.get("idle", "idle");
                    requests.put(registrar, now);
                    try {
                        register(machines, own);
                    } finally {
                        requests.remove(registrar);
                    }
                };
            });
        }
        for (var i = 0; i < 2; i++) {
            turns.add(documents -> {
                var upkeep = new RegistryUpkeep(documents, machines(documents), LONGEST, RETENTION);
                return () -> {
                    documents.get("idle", "idle");
                    collect(upkeep);
                };
            });
        }
        for (var call = 0; call < CALLS; call++) {
            var later = now.plus(Duration.ofHours(random.nextInt(150)));
            if (collecting == 0 && random.nextInt(3) == 0 && requests.values().stream().allMatch(begun ->
                    later.isBefore(begun.plus(RegistryUpkeep.SPARE)))) {
                now = later;
            }
            turns.next(random);
            expectTexts(seed + ", call " + call);
        }
        turns.end();
    }

    private StateMachines machines(Documents documents) {
        return new StateMachines(documents, () -> now, () -> "r" + ids++);
    }

    private void register(StateMachines machines, Random random) {
        var arn = ARNS.get(random.nextInt(ARNS.size()));
        var text = text(random.nextInt(TEXTS));
        switch (random.nextInt(6)) {
            case 0 -> machines.create(new Draft(arn, "m", MachineType.STANDARD, text, "role", Logging.OFF, false, Map.of()));
            case 1, 2 -> machines.update(arn, new Change(Optional.of(text), Optional.empty(), Optional.empty(), Optional.empty()));
            case 3 -> machines.find(arn).ifPresent(machine -> machines.publications().rewrite(machine, published ->
                    published.versionOf(machine.current()).isPresent() ? published
                            : published.with(machine.current(), now, Optional.empty())));
            case 4 -> machines.find(arn).ifPresent(machine -> machines.publications().rewrite(machine, published -> {
                published.versions().stream().findFirst().ifPresent(version -> machines.beginDisuse(arn, version.revision()));
                return published.versions().stream().findFirst().map(version -> published.withoutVersion(version.number()))
                        .orElse(published);
            }));
            default -> {
                if (machines.beginDeletion(arn) instanceof Written.Done(var machine)) {
                    machines.publications().forget(machine);
                    machines.forget(machine);
                }
            }
        }
    }

    private void collect(RegistryUpkeep upkeep) {
        collecting++;
        var deleted = upkeep.run(now, () -> true);
        deletedRevisions += deleted.revisions();
        deletedTexts += deleted.texts();
        collecting--;
    }

    /** Looks past the turns. An execution begins at every moment with every revision that one can begin with. */
    private void expectTexts(String when) {
        var machines = machines(stored);
        for (var arn : ARNS) {
            machines.find(arn).ifPresent(machine -> {
                start(machine.current());
                machines.publications().of(machine).versions().forEach(version -> start(machines.revision(arn, version.revision())
                        .orElseThrow(() -> new AssertionError(when + ": no revision " + version.revision()))));
            });
        }
        started.removeIf(execution -> execution.last().plus(LONGEST).plus(RETENTION).isBefore(now));
        started.forEach(execution -> {
            var revision = execution.revision();
            assertThat(machines.revision(revision.stateMachineArn(), revision.id())).as(when).contains(revision);
            assertThat(Texts.hash(machines.definitionText(revision))).as(when).isEqualTo(revision.definitionHash());
        });
    }

    private void start(Revision revision) {
        started.removeIf(execution -> execution.revision().equals(revision));
        started.add(new Started(revision, now));
    }

    /** One of them lies in two pieces. */
    private static String text(int i) {
        return Integer.toString(i).repeat(i == 0 ? 50_001 : 3);
    }
}
