/**
 * Tests of the API: cases as data, answered over HTTP shapes on a registry and executions in memory.
 * May import the API and everything before it.
 */
package dev.stepwright.engine.api;

