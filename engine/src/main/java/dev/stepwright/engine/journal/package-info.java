/**
 * The durable protocol: how an execution moves forward on a journal and a queue, losing nothing and repeating nothing. Pure
 * code against ports (journal, nudges, timers, payloads, tasks, clock). Here are its two doors: what the API asks for, and what a message
 * drives. Behind them, each room importing only those before it: {@code port}, {@code record} and {@code codec}, {@code frame}, then {@code fork},
 * {@code task}, {@code read} and {@code sweep} beside each other, {@code drive}.
 * May import everything before it, never an AWS SDK.
 */
package dev.stepwright.engine.journal;

