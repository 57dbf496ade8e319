package dev.stepwright.local;

import dev.stepwright.local.command.CommandLines;

/** The program's entry. */
public final class Stepwright {

    private Stepwright() {
    }

    public static void main(String[] arguments) {
        System.exit(CommandLines.run(arguments));
    }
}
