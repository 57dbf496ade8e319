/**
 * The values of JSONata, its errors, and the bounds of one evaluation. Imports Jackson and {@code expression}.
 */
package dev.stepwright.engine.expression.jsonata.value;

