/**
 * What tests on the servers of the box begin with: clients that are pointed at them, tables as the catalogue describes them.
 * May import everything but the tests.
 */
package dev.stepwright.infra.servers;

