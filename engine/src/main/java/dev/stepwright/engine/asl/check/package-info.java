/**
 * The rules of the language, one small checker for each family: fields and their types, expressions, transitions, names,
 * retriers and catchers, choice rules, tasks, maps. They look at the source tree and report all they find.
 * May import {@code asl}, {@code asl.source} and {@code expression}.
 */
package dev.stepwright.engine.asl.check;

