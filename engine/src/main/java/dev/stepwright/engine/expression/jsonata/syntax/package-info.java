/**
 * The text of an expression: tokens, grammar, and the parts it is made of, with their places in the text (docs.jsonata.org).
 * Imports {@code value}, {@code signature} and {@code regex}.
 */
package dev.stepwright.engine.expression.jsonata.syntax;

