/**
 * The trigger: starts an execution for each event that an EventBridge rule matched.
 * May import {@code engine.api}; knows Lambda's handler interface, but no AWS SDK.
 */
package dev.stepwright.functions.trigger;

