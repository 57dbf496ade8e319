package dev.stepwright.engine.journal.simulation;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.JournalStore;
import dev.stepwright.engine.journal.port.Nudges;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.port.Tasks;
import dev.stepwright.engine.journal.port.Timers;
import dev.stepwright.engine.registry.Definitions;
import dev.stepwright.engine.registry.Documents;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places in the protocol's code that call a port, read from its bytecode: a class and a line. What only passes a call on
 * ({@code Journal}, {@code Sender}, the codec, the registry) counts as part of the port, so that a site is where the protocol
 * decides to call.
 */
final class CallSites {

    private static final String ENGINE = "dev.stepwright.engine.";
    private static final String PROTOCOL = ENGINE + "journal";
    private static final Set<String> ROOMS = Stream.of("frame", "fork", "task", "read", "sweep", "drive").map(room -> PROTOCOL + "." + room)
            .collect(Collectors.toSet());
    private static final Set<String> PASSING_ON = Set.of(PROTOCOL + ".frame.Journal", PROTOCOL + ".frame.Sender");
    /** They answer questions of clients and decide nothing. */
    private static final Set<String> ANSWERING = Set.of(PROTOCOL + ".read.HistoryPages", PROTOCOL + ".read.HistoryWalk", PROTOCOL + ".read.WideSpan");
    /** It is begun anew wherever it died, by {@code SweepTest}. */
    private static final Set<String> SWEEPING = Set.of(PROTOCOL + ".sweep.Sweep", PROTOCOL + ".sweep.SweepProgress");
    /** A summary repeats what records have: its output is stored already, and names are too short to be. */
    private static final Set<String> NEVER_STORE = Stream.of("opened", "told", "summary", "close").map(method -> PROTOCOL + ".frame.Closing." + method)
            .collect(Collectors.toSet());
    private static final Set<String> PORTS = Stream.of(ActivityQueues.class, Definitions.class, Documents.class, JournalStore.class,
            Nudges.class, PayloadStore.class, Tasks.class, Timers.class).map(Class::getName).collect(Collectors.toSet());

    private CallSites() {
    }

    /** Of the running call: empty when no code of the protocol is on its stack. */
    static String current() {
        return StackWalker.getInstance().walk(frames -> frames.filter(frame -> isProtocol(frame.getClassName()))
                .findFirst().map(frame -> site(frame.getClassName(), frame.getLineNumber())).orElse(""));
    }

    /** All there are, but for those in the methods of that name: the questions of clients that change nothing. */
    static Set<String> all(Set<String> questions) {
        var code = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(PROTOCOL, ENGINE + "registry");
        var reaching = reaching(code);
        var sites = new TreeSet<String>();
        code.stream().filter(c -> isProtocol(c.getName())).flatMap(c -> c.getCodeUnits().stream())
                .filter(unit -> !questions.contains(unit.getName()))
                .flatMap(unit -> unit.getCallsFromSelf().stream())
                .filter(call -> isPort(call.getTarget()) || reaching.contains(named(call.getTarget())))
                .filter(call -> !NEVER_STORE.contains(named(call.getOrigin())) || !call.getTargetOwner().getSimpleName().equals("RecordCodec"))
                .forEach(call -> sites.add(site(call.getOriginOwner().getName(), call.getLineNumber())));
        return sites;
    }

    /** Methods outside the protocol's own code, and those that only pass on, from which a port is called. */
    private static Set<String> reaching(JavaClasses code) {
        var reaching = new HashSet<String>();
        var others = code.stream().filter(c -> !isProtocol(c.getName()) && !PORTS.contains(c.getName()))
                .flatMap(c -> c.getCodeUnits().stream()).toList();
        while (reaching.addAll(others.stream().filter(unit -> reaches(unit, reaching)).map(CallSites::named).toList())) {
            // until no more are found
        }
        return reaching;
    }

    private static boolean reaches(JavaCodeUnit unit, Set<String> reaching) {
        return Stream.concat(unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                        unit.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                .anyMatch(target -> PORTS.contains(target.getOwner().getName())
                        || reaching.contains(target.getOwner().getName() + "." + target.getName()));
    }

    private static String named(JavaCodeUnit unit) {
        return unit.getOwner().getName() + "." + unit.getName();
    }

    private static String named(CodeUnitCallTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }

    private static boolean isPort(CodeUnitCallTarget target) {
        JavaClass owner = target.getOwner();
        return PORTS.contains(owner.getName()) && !target.getName().equals("isIdempotent");
    }

    private static boolean isProtocol(String className) {
        var outer = className.contains("$") ? className.substring(0, className.indexOf('$')) : className;
        return ROOMS.contains(outer.substring(0, outer.lastIndexOf('.')))
                && !PASSING_ON.contains(outer) && !ANSWERING.contains(outer) && !SWEEPING.contains(outer);
    }

    private static String site(String className, int line) {
        return className.substring(className.lastIndexOf('.') + 1) + ":" + line;
    }
}
