/**
 * Stepwright as a process on one machine, seen from outside: the command line, unmodified clients, and kills.
 * May import the AWS SDK; of the project, nothing but what it starts.
 */
package dev.stepwright.infra.onemachine;

