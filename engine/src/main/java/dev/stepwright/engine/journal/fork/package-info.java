/** Children: what a fork creates and wakes, when a join is complete, what a redrive takes up again. May import {@code frame}. */
package dev.stepwright.engine.journal.fork;

