/**
 * A JSON value that may lie elsewhere: read only when its content is needed, stored once by the hash of its content.
 * May import {@code expression}.
 */
package dev.stepwright.engine.payload;

