/**
 * Wide and long executions in a world where nothing goes wrong, with every request and byte counted: what grows, and what must
 * not. May import everything, {@code journal.simulation}'s table in memory included.
 */
package dev.stepwright.engine.journal.scale;

