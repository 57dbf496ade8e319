/**
 * The embedded store: journal, registry documents and payloads in one SQLite database, durable in a data folder, in memory
 * without one.
 * May import the ports of {@code engine} and SQLite's driver.
 */
package dev.stepwright.local.store;

