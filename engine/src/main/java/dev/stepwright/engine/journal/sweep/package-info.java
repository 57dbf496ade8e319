/**
 * What nobody asks for: looking after open executions that may stand still, and keeping on what those have that are open for long. May
 * import {@code record}, {@code codec} and {@code port}.
 */
package dev.stepwright.engine.journal.sweep;

