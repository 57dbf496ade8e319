/**
 * The step worker and its decisions, and the API behind {@link dev.stepwright.engine.journal.Executions}: what puts the other rooms to
 * work. May import all of them.
 */
package dev.stepwright.engine.journal.drive;

