/**
 * What is run where things fail for real: small machines, each nasty in its own way, what is right of how they end, and notes of
 * every attempt that a function began.
 * May import nothing of the project but the engine's JSON.
 */
package dev.stepwright.infra.scenarios;

