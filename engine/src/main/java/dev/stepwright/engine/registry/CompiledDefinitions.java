package dev.stepwright.engine.registry;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.StateMachine;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.source.Format;
import java.time.Duration;
import java.time.Instant;

/**
 * Definitions compiled once for each environment, and found again by the hash of their text. A step of an execution whose
 * revision was met before reads nothing.
 */
public final class CompiledDefinitions implements Definitions {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private record RevisionKey(String stateMachineArn, String revision) {
    }

    private record TextKey(String definitionHash, MachineType type) {
    }

    private final StateMachines machines;
    private final RecentlyUsed<RevisionKey, Revision> revisions;
    private final RecentlyUsed<TextKey, StateMachine> compiled;
    private final RecentlyUsed<String, Instant> standing;

    /** @param capacity how many compiled definitions are kept */
    public CompiledDefinitions(StateMachines machines, int capacity) {
        this.machines = machines;
        this.revisions = new RecentlyUsed<>(8 * capacity);
        this.compiled = new RecentlyUsed<>(capacity);
        this.standing = new RecentlyUsed<>(8 * capacity);
    }

    /** A revision that is not there counts as a store that cannot be had: a revision is there as long as an execution keeps to it. */
    @Override
    public StateMachine definition(String stateMachineArn, String revision) {
        var key = new RevisionKey(stateMachineArn, revision);
        var found = revisions.get(key).orElseGet(() -> revisions.put(key, read(stateMachineArn, revision)));
        var text = new TextKey(found.definitionHash(), found.type());
        return compiled.get(text).orElseGet(() ->
                compiled.put(text, compile(found)));
    }

    /** A machine that stood a moment ago is not asked for again, as every transition of every execution comes here. */
    @Override
    public boolean isDeleted(String stateMachineArn) {
        var now = machines.now();
        if (standing.get(stateMachineArn).filter(seen -> Duration.between(seen, now).abs().compareTo(MOMENT) < 0).isPresent()) {
            return false;
        }
        if (machines.find(stateMachineArn).filter(machine -> !machine.isDeleting()).isEmpty()) {
            return true;
        }
        standing.put(stateMachineArn, now);
        return false;
    }

    private Revision read(String stateMachineArn, String revision) {
        return machines.revision(stateMachineArn, revision).orElseThrow(() -> new StoreUnavailable(
                "Expected revision " + revision + " of " + stateMachineArn + ", but the registry has none", null));
    }

    private StateMachine compile(Revision revision) {
        var result = DefinitionReader.read(machines.definitionText(revision), Format.JSON, revision.type());
        return result.machine().orElseThrow(() -> new IllegalStateException("Expected revision " + revision.id() + " of "
                + revision.stateMachineArn() + " to be as sound as when it was registered. " + result.invalidDefinition()));
    }
}
