/**
 * How fast the engine is, on one core: {@code mvn -q -pl bench -am -DskipTests package && java -jar bench/target/benchmarks.jar}.
 * May import the engine and JMH.
 */
package dev.stepwright.bench;
