/**
 * The services of AWS as AWS's own models describe them: actions, shapes, errors, and how each is spelled. Knows nothing of how a
 * service is called. May import Jackson.
 */
package dev.stepwright.models;

