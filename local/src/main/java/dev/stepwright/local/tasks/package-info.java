/**
 * The user's own Lambda functions on this machine: programs, HTTP endpoints and Java handlers named in a functions file, behind
 * the engine's way to invoke Lambda and behind Lambda's own Invoke API.
 * May import {@code functions.task}, the definition reader's sources (for places in the file) and Lambda's Java interfaces.
 */
package dev.stepwright.local.tasks;

