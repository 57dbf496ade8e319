/**
 * Reading and writing one frame: the append and its one condition, where a frame and its ancestors stand, what a step is given, what is
 * sent, and the summary. May import {@code record}, {@code codec} and {@code port}.
 */
package dev.stepwright.engine.journal.frame;

