/**
 * What the durable protocol asks of the world. Each port has a simulated, an embedded and an AWS implementation, which pass
 * the same contract tests. Values here are bytes and names: adapters know nothing of frames or events.
 * May import {@code registry} (for {@code StoreUnavailable}), {@code interpreter} and {@code payload}.
 */
package dev.stepwright.engine.journal.port;

