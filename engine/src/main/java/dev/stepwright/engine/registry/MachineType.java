package dev.stepwright.engine.registry;

/** How a machine's executions run: durably, or in memory within five minutes. It never changes. */
public enum MachineType { STANDARD, EXPRESS }
