package dev.stepwright.engine.registry;

import dev.stepwright.engine.asl.StateMachine;

/** Makes a registered definition runnable. Such a text was found right when it was registered. */
@FunctionalInterface
public interface DefinitionCompiler {

    /** Throws {@link IllegalStateException} when the text is no definition after all. */
    StateMachine compile(String definition, MachineType type);
}
