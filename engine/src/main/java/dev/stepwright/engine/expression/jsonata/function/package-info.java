/**
 * The functions that expressions know without anybody making them, by family (docs.jsonata.org, "Function library"; AWS guide,
 * "JSONata functions provided by Step Functions"). Imports {@code value}, {@code signature}, {@code picture} and {@code regex}.
 */
package dev.stepwright.engine.expression.jsonata.function;

