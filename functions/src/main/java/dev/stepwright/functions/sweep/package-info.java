/**
 * The sweeper: wakes executions that have stood still, should a message ever have been lost (docs/protocol.md, rule 10).
 * May import the engine's ports; knows Lambda's handler interface, but no AWS SDK.
 */
package dev.stepwright.functions.sweep;

