/**
 * The Amazon States Language as data: a definition is a tree of immutable records that holds compiled expressions.
 * Nothing here evaluates or parses; {@code asl.reader} builds these records, {@code interpreter} gives them meaning.
 * May import {@code expression} only.
 */
package dev.stepwright.engine.asl;

