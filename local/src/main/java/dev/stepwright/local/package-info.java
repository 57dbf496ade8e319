/**
 * Stepwright on one machine: the program. What it does is in the packages below.
 * May import {@code local.command}.
 */
package dev.stepwright.local;

