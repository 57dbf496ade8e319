/**
 * The contract of the registry's store, a simple store in memory, and the tests of the registry.
 * May import the registry alone.
 */
package dev.stepwright.engine.registry;

