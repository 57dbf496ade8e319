/**
 * The ports in memory, thread-safe and without faults: the reference that the contracts are tried on.
 * May import {@code journal} and its ports.
 */
package dev.stepwright.engine.journal.simulation;

