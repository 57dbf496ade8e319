/**
 * The durable protocol: how an execution moves forward on a journal and a queue, losing nothing and repeating nothing. Pure
 * code against ports (journal, nudges, timers, payloads, tasks, clock).
 * May import everything before it, never an AWS SDK.
 */
package dev.stepwright.engine.journal;
