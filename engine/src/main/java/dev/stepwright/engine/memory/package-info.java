/**
 * Runs a machine in one process and one thread, depth first: Express workflows, TestState, unit tests, and the reference
 * that the durable driver is compared with. Keeps nothing.
 * May import {@code expression}, {@code asl}, {@code payload}, {@code history} and {@code interpreter}.
 */
package dev.stepwright.engine.memory;
