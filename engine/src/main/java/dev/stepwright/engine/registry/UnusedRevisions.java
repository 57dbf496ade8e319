package dev.stepwright.engine.registry;

import dev.stepwright.engine.registry.Documents.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Revisions that no start can lead to: their machine stands at another, or is forgotten, and they have no version. Each gets a date when
 * it is first met so, and goes when no execution that began before the date can be left.
 *
 * <p>A revision can come into use again in one way: a publication that had read the machine before it was changed gives a version to
 * a revision that has the date already. The next pass takes the date back; so does the deletion of the version, which may be
 * years later and before any pass ({@link StateMachines#beginDisuse}).
 */
final class UnusedRevisions {

    private static final int PAGE = 100;

    /** @param cursor where the next page begins; empty at the end */
    record Walked(long deleted, Optional<String> cursor) {
    }

    private final Documents documents;
    private final StateMachines machines;
    private final Duration kept;

    /** @param kept how long a revision is kept out of use */
    UnusedRevisions(Documents documents, StateMachines machines, Duration kept) {
        this.documents = documents;
        this.machines = machines;
        this.kept = kept;
    }

    /** Goes through one page of revisions. */
    Walked page(Instant now, Optional<String> cursor) {
        var page = documents.list(StateMachines.REVISIONS, "", PAGE, cursor);
        var used = new HashMap<String, Set<String>>();
        var deleted = page.documents().stream().filter(document -> {
            var revision = RegistryJson.revision(document.json());
            var isUsed = used.computeIfAbsent(revision.stateMachineArn(), this::used).contains(revision.id());
            return isDeleted(document, isUsed, now);
        }).count();
        return new Walked(deleted, page.cursor());
    }

    /** Where a write is refused another was first, and the next pass comes by. */
    private boolean isDeleted(Document document, boolean isUsed, Instant now) {
        var since = OutOfUse.since(document);
        if (isUsed) {
            since.ifPresent(_ -> documents.put(OutOfUse.takenBack(document)));
        } else if (since.isEmpty()) {
            documents.put(OutOfUse.noted(document, now));
        } else if (since.get().plus(kept).isBefore(now)) {
            return documents.delete(document.collection(), document.key(), document.version());
        }
        return false;
    }

    private Set<String> used(String arn) {
        return machines.find(arn).map(machine -> {
            var used = machines.publications().of(machine).versions().stream().map(Version::revision)
                    .collect(Collectors.toCollection(HashSet::new));
            used.add(machine.current().id());
            return used;
        }).orElseGet(HashSet::new);
    }
}
