/** Histories by pages: the journals of the frames, merged in the order of their clock. May import {@code frame}. */
package dev.stepwright.engine.journal.read;

