/**
 * What users register: state machines and their revisions, activities; as documents behind one small port.
 * May import {@code expression}, {@code asl} and its readers.
 */
package dev.stepwright.engine.registry;

