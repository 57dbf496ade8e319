/**
 * The contracts of the ports: what every implementation, simulated, embedded or on AWS, must do. Extend the abstract classes.
 * May import the ports alone.
 */
package dev.stepwright.engine.journal.port;

