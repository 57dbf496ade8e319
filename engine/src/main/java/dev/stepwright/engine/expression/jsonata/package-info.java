/**
 * The expressions of the JSONata dialect and the templates they stand in, compiled once, evaluated many times, bounded in
 * steps, depth and size.  Values are Jackson nodes, which are looked at in place and never changed.
 * Imports Jackson, {@code expression} and the rooms below.
 */
package dev.stepwright.engine.expression.jsonata;

