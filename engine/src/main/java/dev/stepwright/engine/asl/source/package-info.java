/**
 * The text of a definition as a tree that knows its lines and columns, read from JSON or YAML, and the diagnostics that
 * point into it.
 * Imports nothing else of the engine, and knows nothing of states.
 */
package dev.stepwright.engine.asl.source;

