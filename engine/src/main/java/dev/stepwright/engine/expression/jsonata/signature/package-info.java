/** What functions take (docs.jsonata.org, "Function signatures"). Imports {@code value}. */
package dev.stepwright.engine.expression.jsonata.signature;

