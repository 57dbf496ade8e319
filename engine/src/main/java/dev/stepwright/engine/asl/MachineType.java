package dev.stepwright.engine.asl;

/** The two kinds of state machines (AWS guide, "Choosing workflow type"). */
public enum MachineType { STANDARD, EXPRESS }
