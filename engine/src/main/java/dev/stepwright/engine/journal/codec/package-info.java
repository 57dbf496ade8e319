/**
 * Records as bytes, in every format that was ever written: docs/recipes/record-format.md. May import {@code record}, {@code port},
 * {@code interpreter}, {@code history} and {@code payload}.
 */
package dev.stepwright.engine.journal.codec;
