package dev.stepwright.engine.registry;

import dev.stepwright.engine.registry.Documents.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Definitions that no revision refers to. A piece of a text is condemned, by a date in a new version of its document, and deleted by
 * that version when it is still unreferenced a day or more later, whoever else registers the same text at the same time:
 *
 * <ul>
 * <li>Whoever registers writes the revision first, then sees to it that each piece is there and not condemned, taking a
 * condemnation back by a version of its own ({@link Texts#store}); then the machine stands at the revision.
 * <li>Whoever collects gathers the hashes that revisions refer to, then deletes pieces that are not among them and were condemned
 * before it began to gather.
 * <li>If the revision was written before the gathering came to it, its text is among them, and stays. If it was written
 * later, its pieces were looked at later still: each was condemned by then, and the condemnation is taken back, so the deletion, which names
 * the version, is refused; or it was deleted, and is written anew. A piece that was seen uncondemned is condemned after the revision was
 * written, and the gathering before its deletion begins after that.
 * </ul>
 *
 * <p>So nothing rests on how long those who register take. Those who collect must not take a day over one run, at whose beginning
 * its condemnations are dated, and whose deletions name versions, which begin anew with a piece that is written anew. The rest of the day
 * is for clocks that differ.
 */
final class UnreferencedTexts {

    /** Between condemnation and deletion. */
    static final Duration CONDEMNED = Duration.ofDays(1);

    private static final int REVISIONS_A_PAGE = 500;
    /** A piece takes up to 150 kilobytes, twice that in control characters. */
    private static final int PIECES_A_PAGE = 20;

    /** @param cursor where the next page begins; empty at the end */
    record Walked(long deleted, Optional<String> cursor) {
    }

    private final Documents documents;

    UnreferencedTexts(Documents documents) {
        this.documents = documents;
    }

    /**
     * The hashes that revisions refer to, some 150 bytes each in memory; empty when there was no time for all.
     *
     * @param hasTime asked before each page
     */
    Optional<Set<String>> referenced(BooleanSupplier hasTime) {
        var hashes = new HashSet<String>();
        var cursor = Optional.<String>empty();
        do {
            if (!hasTime.getAsBoolean()) {
                return Optional.empty();
            }
            var page = documents.list(StateMachines.REVISIONS, "", REVISIONS_A_PAGE, cursor);
            page.documents().forEach(revision -> hashes.add(RegistryJson.revision(revision.json()).definitionHash()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        return Optional.of(hashes);
    }

    /**
     * Goes through one page of pieces.
     *
     * @param referenced gathered since
     * @param began      this
     */
    Walked page(Set<String> referenced, Instant began, Optional<String> cursor) {
        var page = documents.list(StateMachines.DEFINITIONS, "", PIECES_A_PAGE, cursor);
        return new Walked(page.documents().stream().filter(piece ->
                isDeleted(piece, referenced.contains(Texts.hashOfKey(piece.key())), began)).count(), page.cursor());
    }

    /** Where a write is refused another was first, and the next pass comes by. */
    private boolean isDeleted(Document piece, boolean isReferenced, Instant began) {
        var condemned = OutOfUse.since(piece);
        if (isReferenced) {
            condemned.ifPresent(_ -> documents.put(OutOfUse.takenBack(piece)));
        } else if (condemned.isEmpty()) {
            documents.put(OutOfUse.noted(piece, began));
        } else if (!condemned.get().plus(CONDEMNED).isAfter(began)) {
            return documents.delete(piece.collection(), piece.key(), piece.version());
        }
        return false;
    }
}
