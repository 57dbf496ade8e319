/**
 * What an operator sees of the functions: log lines.
 * May import the engine's {@code expression}.
 */
package dev.stepwright.functions.observe;

