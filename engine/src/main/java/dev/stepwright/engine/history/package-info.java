/**
 * What happened in an execution: the event types of GetExecutionHistory as values, without ids, which are given on reading.
 * May import {@code payload}.
 */
package dev.stepwright.engine.history;

