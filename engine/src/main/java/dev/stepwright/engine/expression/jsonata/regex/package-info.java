/**
 * Regular expressions with ECMAScript's syntax and meaning (ECMA-262, "RegExp Objects", without the flag {@code u}), matched by a
 * machine of our own: it counts its steps and keeps what it may come back to in a stack of bounded size. Imports {@code value}.
 */
package dev.stepwright.engine.expression.jsonata.regex;

