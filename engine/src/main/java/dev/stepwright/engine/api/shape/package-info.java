/**
 * The shapes of requests and answers: members with their constraints, ARNs, names, page tokens, timestamps.
 * May import {@code api.error} and {@code expression}.
 */
package dev.stepwright.engine.api.shape;

