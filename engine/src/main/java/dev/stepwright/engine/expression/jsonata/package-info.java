/**
 * The expressions of the JSONata dialect and the templates they stand in, compiled once, evaluated many times, bounded in
 * steps, depth and size.  Values are Jackson nodes, which are looked at in place and never changed.
 * Imports Jackson, the JSONata library and {@code expression}.
 */
package dev.stepwright.engine.expression.jsonata;
