/**
 * The records of a journal as values: what happened, where the frame stands, and the hybrid logical time.
 * May import {@code interpreter}, {@code history}, {@code payload} and {@code journal.port}.
 */
package dev.stepwright.engine.journal.record;

