/**
 * What the API refuses with: AWS's error names and wordings, as values and as the exception that carries one.
 * May import nothing of the engine.
 */
package dev.stepwright.engine.api.error;

