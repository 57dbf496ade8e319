/**
 * Runs a machine in one process, depth first or siblings side by side: Express executions, unit tests, and the reference
 * that the durable driver is compared with. Keeps nothing.
 * May import {@code expression}, {@code asl}, {@code payload}, {@code history} and {@code interpreter}.
 */
package dev.stepwright.engine.inprocess;

