/**
 * The command line: run, up, validate. Reads options and files, composes, and turns every fault into one readable line.
 * May import {@code local.composition}, {@code local.progress}, {@code local.box}, {@code local.http}, {@code local.store},
 * {@code local.tasks} and the engine.
 */
package dev.stepwright.local.command;

