/**
 * The HTTP server of one machine: what API Gateway and Lambda's front door are on AWS.
 * May import Lambda's event shapes and {@code functions.task} (for the Invoke API), never what is behind the handlers.
 */
package dev.stepwright.local.http;

