/**
 * The embedded queue: nudges and timers in one table of the embedded database, and their delivery to the step worker's handler.
 * May import {@code local.store}, the ports of {@code engine} and the shapes of Lambda's events.
 */
package dev.stepwright.local.queue;
