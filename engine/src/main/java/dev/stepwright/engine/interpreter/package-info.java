/**
 * The meaning of the language: {@code (frame, command) → transition}, pure. Time, randomness and tokens are parameters.
 * May import {@code expression}, {@code asl}, {@code payload} and {@code history}.
 */
package dev.stepwright.engine.interpreter;

