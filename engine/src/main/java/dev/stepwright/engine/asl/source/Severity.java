package dev.stepwright.engine.asl.source;

public enum Severity { ERROR, WARNING }
