/**
 * Pictures of numbers, integers, dates and times (XPath and XQuery Functions and Operators 3.1, "Formatting integers",
 * "Formatting numbers", "Formatting dates and times"), as far as JSONata takes them. Imports {@code value}.
 */
package dev.stepwright.engine.expression.jsonata.picture;

