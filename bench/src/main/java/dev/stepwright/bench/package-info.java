/**
 * How fast the engine is, on one core, and calls of services: {@code mvn -q -pl bench -am -DskipTests package && java -jar bench/target/benchmarks.jar}.
 * May import the engine, the functions and JMH.
 */
package dev.stepwright.bench;

