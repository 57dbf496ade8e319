/**
 * The function behind the HTTP API: what API Gateway brings (payload format 2.0) to the engine's API, and its answer back.
 * May import {@code engine.api}.
 */
package dev.stepwright.functions.api;

