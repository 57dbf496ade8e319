/**
 * Attempts: claims and their leases, task tokens and callbacks, activities, executions that a task started. May import {@code frame}.
 */
package dev.stepwright.engine.journal.task;

