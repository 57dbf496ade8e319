/**
 * The embedded queue: nudges and timers in one table of the embedded database, and their delivery to the step worker's handler; the
 * queues that workers of activities poll in another.
 * May import {@code local.store}, the ports of {@code engine} and the shapes of Lambda's events.
 */
package dev.stepwright.local.queue;

