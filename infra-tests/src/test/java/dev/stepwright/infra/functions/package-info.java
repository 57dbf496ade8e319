/**
 * The functions as they are deployed, composed for AWS, on the servers of the box.
 * May import everything.
 */
package dev.stepwright.infra.functions;

