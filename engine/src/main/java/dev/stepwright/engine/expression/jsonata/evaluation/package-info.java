/**
 * Expressions as trees of nodes that never change, and how they are evaluated (docs.jsonata.org, "Processing model"). Imports
 * {@code syntax}, {@code function} and what they import.
 */
package dev.stepwright.engine.expression.jsonata.evaluation;

