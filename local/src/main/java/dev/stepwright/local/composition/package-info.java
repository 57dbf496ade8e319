/**
 * The composition root of one process, and what Stepwright is bound to here beside the embedded store: clock, clients, upkeep.
 * May import everything of {@code engine} and {@code functions}, and {@code local}'s store, queue, tasks and http.
 */
package dev.stepwright.local.composition;

