/**
 * Performs the effects of Task states: a table of integrations behind the engine's {@code Tasks} port, and one file or folder
 * for each service. May import the engine and the AWS SDK; nothing of {@code functions} but the catalogue.
 */
package dev.stepwright.functions.task;
