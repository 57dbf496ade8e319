/**
 * Reads a definition, JSON or YAML, into the model of {@code asl}: checked first, then built, so that what is built is
 * sound. Each query language has its own file.
 * May import {@code asl}, {@code asl.source}, {@code asl.check} and {@code expression}.
 */
package dev.stepwright.engine.asl.reader;

