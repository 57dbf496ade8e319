/**
 * The API over HTTP, whatever server carries it: the AWS JSON 1.0 protocol that SDKs speak, and plain REST beside it.
 * May import {@code api}.
 */
package dev.stepwright.engine.api.http;

