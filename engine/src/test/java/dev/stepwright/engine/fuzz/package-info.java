/**
 * Random and spoilt definitions, expressions, inputs and records, drawn from a seed: whatever the engine is given, it answers
 * with what it declares, within its bounds. {@code mvn -q -pl engine test -Dtest=FuzzTest -Dfuzz.minutes=10} does it for ten
 * minutes with new seeds. May import everything of the engine.
 */
package dev.stepwright.engine.fuzz;

