package dev.stepwright.engine.registry;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.registry.Documents.Document;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The registered state machines. Each is one document, replaced only at the version it was read at; each revision is a
 * document of its own, written before its definition, and both before the machine stands at it ({@link UnreferencedTexts} says why).
 *
 * <p>Every call may throw {@link StoreUnavailable}.
 */
public final class StateMachines {

    private static final String MACHINES = "machines";
    static final String REVISIONS = "revisions";
    static final String DEFINITIONS = "definitions";
    private static final int ATTEMPTS = 5;

    /** What a machine is made of. @param firstVersion to be published at once */
    public record Draft(String arn, String name, MachineType type, String definition, String roleArn, Logging logging,
                        boolean tracing, Map<String, String> tags, Optional<FirstVersion> firstVersion) {

        public Draft(String arn, String name, MachineType type, String definition, String roleArn, Logging logging, boolean tracing,
                     Map<String, String> tags) {
            this(arn, name, type, definition, roleArn, logging, tracing, tags, Optional.empty());
        }
    }

    /** What is to be different; what is empty stays as it is. */
    public record Change(Optional<String> definition, Optional<String> roleArn, Optional<Logging> logging,
                         Optional<Boolean> tracing) {
    }

    /** How a write went. */
    public sealed interface Written {

        /** The machine stands like this now, by this call or because it did already; or did when it was deleted. */
        record Done(Machine machine) implements Written {
        }

        /** Another machine has the name. */
        record NameTaken(Machine machine) implements Written {
        }

        /** It is being deleted: nothing was written. */
        record Deleting() implements Written {
        }

        /** There is no such machine. */
        record Missing() implements Written {
        }

        /** Others changed it again and again in the meantime: nothing was written. */
        record Conflict() implements Written {
        }
    }

    /** @param cursor where the next page begins; empty at the end */
    public record Page(List<Machine> machines, Optional<String> cursor) {
    }

    private final Documents documents;
    private final Texts texts;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Publications publications;

    /** @param ids fresh UUIDs, one for each revision */
    public StateMachines(Documents documents, InstantSource clock, Supplier<String> ids) {
        this.documents = documents;
        this.texts = new Texts(documents, DEFINITIONS);
        this.clock = clock;
        this.ids = ids;
        this.publications = new Publications(documents, clock);
    }

    /**
     * Registers a machine. The same request again is answered the same, where "same" leaves out role and tags, as AWS does
     * (API reference, CreateStateMachine).
     */
    public Written create(Draft draft) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var existing = find(draft.arn());
            if (existing.isPresent()) {
                if (existing.get().isDeleting()) {
                    return new Written.Deleting();
                }
                return isRepeated(draft, existing.get()) ? new Written.Done(existing.get())
                        : new Written.NameTaken(existing.get());
            }
            var now = clock.instant();
            var revision = new Revision(draft.arn(), draft.name(), draft.type(), ids.get(), true,
                    Texts.hash(draft.definition()), draft.roleArn(), draft.logging(), draft.tracing(), now);
            var machine = new Machine(draft.arn(), now, draft.tags(), revision, draft.firstVersion());
            store(revision);
            texts.store(draft.definition());
            if (documents.put(document(machine, 1))) {
                return new Written.Done(machine);
            }
        }
        return new Written.Conflict();
    }

    /** Makes a revision of a machine, unless the change changes nothing. */
    public Written update(String arn, Change change) {
        var written = rewrite(arn, machine -> machine.isDeleting() ? machine : changed(machine, change));
        return written instanceof Written.Done(var machine) && machine.isDeleting() ? new Written.Deleting() : written;
    }

    /** Replaces a machine's tags, which are no part of its revisions. */
    public Written retag(String arn, UnaryOperator<Map<String, String>> change) {
        return rewrite(arn, machine -> machine.with(change.apply(machine.tags())));
    }

    /** Begins to delete a machine: it takes no further execution or change, and there is no way back. */
    public Written beginDeletion(String arn) {
        return rewrite(arn, Machine::deleting);
    }

    /**
     * Forgets a machine whose deletion has begun. Its revisions stay for a while, for the executions that keep to them.
     *
     * @param machine as it was found; one of the same name that was made since stays
     */
    public void forget(Machine machine) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = documents.get(MACHINES, machine.arn());
            var isGone = found.map(document -> RegistryJson.machine(document.json()))
                    .filter(now -> now.isDeleting() && now.created().equals(machine.created())).isEmpty();
            if (isGone || documents.delete(MACHINES, machine.arn(), found.get().version())) {
                return;
            }
        }
        throw new StoreUnavailable("others change " + machine.arn() + " at the same time", null);
    }

    /** What the clock of the registry says. */
    Instant now() {
        return clock.instant();
    }

    /** The versions and aliases of these machines. */
    public Publications publications() {
        return publications;
    }

    public Optional<Machine> find(String arn) {
        return documents.get(MACHINES, arn).map(found -> RegistryJson.machine(found.json()));
    }

    /** Machines in the order of their ARNs. */
    public Page list(int limit, Optional<String> cursor) {
        var page = documents.list(MACHINES, "", limit, cursor);
        return new Page(page.documents().stream().map(found -> RegistryJson.machine(found.json())).toList(), page.cursor());
    }

    public Optional<Revision> revision(String arn, String id) {
        return documents.get(REVISIONS, revisionKey(arn, id)).map(found -> RegistryJson.revision(found.json()));
    }

    /**
     * Makes nothing of a date that a revision may have from before it got the version that is about to be deleted: executions may
     * have begun with it up to now.
     */
    public void beginDisuse(String arn, String id) {
        documents.get(REVISIONS, revisionKey(arn, id)).filter(found -> OutOfUse.since(found).isPresent())
                .ifPresent(found -> documents.put(OutOfUse.takenBack(found)));
    }

    /** The definition of a revision, character for character as it was registered. */
    public String definitionText(Revision revision) {
        return texts.read(revision.definitionHash());
    }

    private Written rewrite(String arn, UnaryOperator<Machine> change) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = documents.get(MACHINES, arn);
            if (found.isEmpty()) {
                return new Written.Missing();
            }
            var before = RegistryJson.machine(found.get().json());
            var after = change.apply(before);
            if (after.equals(before)) {
                return new Written.Done(before);
            }
            if (documents.put(document(after, found.get().version() + 1))) {
                return new Written.Done(after);
            }
        }
        return new Written.Conflict();
    }

    private Machine changed(Machine machine, Change change) {
        var was = machine.current();
        var becomes = new Revision(was.stateMachineArn(), was.name(), was.type(), ids.get(), false,
                change.definition().map(Texts::hash).orElse(was.definitionHash()), change.roleArn().orElse(was.roleArn()),
                change.logging().orElse(was.logging()), change.tracing().orElse(was.tracing()), clock.instant());
        if (was.isAsGoodAs(becomes)) {
            return machine;
        }
        store(becomes);
        change.definition().ifPresent(texts::store);
        return machine.at(becomes);
    }

    private static boolean isRepeated(Draft draft, Machine machine) {
        var current = machine.current();
        return current.type() == draft.type() && current.logging().equals(draft.logging())
                && current.tracing() == draft.tracing() && machine.firstVersion().equals(draft.firstVersion())
                && current.definitionHash().equals(Texts.hash(draft.definition()));
    }

    private void store(Revision revision) {
        documents.put(new Document(REVISIONS, revisionKey(revision.stateMachineArn(), revision.id()), 1,
                RegistryJson.write(revision)));
    }

    private static Document document(Machine machine, long version) {
        return new Document(MACHINES, machine.arn(), version, RegistryJson.write(machine));
    }

    private static String revisionKey(String arn, String id) {
        return arn + "#" + id;
    }
}
