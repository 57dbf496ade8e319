package dev.stepwright.local.command;

import dev.stepwright.local.progress.Paint;

/** Whether somebody is looking. */
final class Terminal {

    private Terminal() {
    }

    static Paint paint() {
        var console = System.console();
        return console != null && console.isTerminal() && System.getenv("NO_COLOR") == null ? Paint.COLOURED : Paint.PLAIN;
    }

    static String status(String status) {
        return status.equals("SUCCEEDED") ? paint().green(status) : paint().red(status);
    }
}
