/**
 * What the engine needs of the process that it runs in, on AWS and on one machine alike: time, chance, beats in the background.
 * May import the engine's ports.
 */
package dev.stepwright.functions.process;

