package dev.stepwright.engine.journal.record;

import java.time.Instant;
import java.util.List;

/**
 * The redrives of an execution so far; every record of its root frame since the first carries them.
 *
 * @param count  of redrives
 * @param date   of the last
 * @param number of the record that the last one appended
 * @param tokens client tokens whose calls may still be repeated, oldest first
 */
public record Redrive(int count, Instant date, long number, List<Token> tokens) {

    /** @param hash of the client token @param date that its call was answered with */
    public record Token(String hash, Instant date) {
    }
}
