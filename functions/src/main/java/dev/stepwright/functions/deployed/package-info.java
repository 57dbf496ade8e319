/**
 * The functions as they are deployed: one class for each function of the catalogue, and the composition root that they share.
 * May import everything in {@code functions}.
 */
package dev.stepwright.functions.deployed;

