package dev.stepwright.engine.teststate;

/**
 * How a deployment tests states.
 *
 * @param schemas what made-up answers are held against
 */
public record StateTests(StateTester tester, MockSchemas schemas) {
}
