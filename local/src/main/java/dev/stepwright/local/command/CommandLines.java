package dev.stepwright.local.command;

import dev.stepwright.local.http.PortTaken;
import dev.stepwright.local.mocks.MockFileFaulty;
import dev.stepwright.local.store.DataFolderUnusable;
import dev.stepwright.local.tasks.FunctionsFileFaulty;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code stepwright}, and what its commands share. */
@Command(name = "stepwright", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT,
        versionProvider = CommandLines.Version.class, synopsisSubcommandLabel = "COMMAND",
        description = "Amazon States Language workflows, here or in your own AWS account.",
        footer = {"", "Exit status: 0 done, 1 the workflow failed or the definition is faulty, 2 it could not be done."},
        subcommands = {RunCommand.class, TestCommand.class, UpCommand.class, ValidateCommand.class, QueueCommand.class})
public final class CommandLines implements Runnable {

    private static final int FAULT = 2;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces and what happens inside.")
    private boolean debug;

    private CommandLines() {
    }

    /** Runs the command and returns the exit status. */
    public static int run(String[] arguments) {
        var top = new CommandLines();
        var line = new CommandLine(top);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> {
            Logs.setUp(top.debug);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setParameterExceptionHandler((e, given) -> {
            e.getCommandLine().getErr().println("stepwright: " + e.getMessage() + " (see '"
                    + e.getCommandLine().getCommandSpec().qualifiedName() + " --help')");
            return FAULT;
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println("stepwright: " + said(e, top.debug));
            if (top.debug) {
                e.printStackTrace(command.getErr());
            }
            return FAULT;
        });
        return line.execute(arguments);
    }

    /** Faults of the user's speak for themselves; ours do not. */
    private static String said(Exception e, boolean debug) {
        return switch (e) {
            case Unusable _, DataFolderUnusable _, FunctionsFileFaulty _, MockFileFaulty _, PortTaken _ -> e.getMessage();
            default -> "unexpected: " + e + (debug ? "" : " (--debug shows where)");
        };
    }

    @Override
    public void run() {
        new CommandLine(this).usage(System.out);
    }

    /** As the build wrote it into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = CommandLines.class.getPackage().getImplementationVersion();
            return new String[] {"stepwright " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
