/**
 * A network and services that fail: a proxy between the functions' clients and the servers of the box, which loses, cuts off and
 * refuses requests as seeds say.
 * May import nothing of the project but its house rules.
 */
package dev.stepwright.infra.faults;

