/**
 * Shows an execution while it runs: what its journal gets, line by line, for people.
 * May import the engine's journal, history and interpreter, and {@code local.store}.
 */
package dev.stepwright.local.progress;

