/**
 * The expressions of the JSONPath dialect: paths, intrinsic functions and payload templates, compiled once and
 * evaluated many times, bounded in depth and size.  Values are Jackson nodes, and a node that was given is never changed.
 * Imports Jackson and Jayway JsonPath, and nothing else of the engine.
 */
package dev.stepwright.engine.expression;

