package dev.stepwright.engine.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;

/** The engine is pure, and its rooms import only those above them (docs/architecture.md). */
@AnalyzeClasses(packages = "dev.stepwright.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {

    private static final String ENGINE = "dev.stepwright.engine.";

    @ArchTest
    static final ArchRule roomsImportOnlyThoseAbove = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("expression").definedBy(ENGINE + "expression..")
            .layer("asl").definedBy(ENGINE + "asl")
            .layer("reading").definedBy(ENGINE + "asl.source..", ENGINE + "asl.reader..", ENGINE + "asl.check..")
            .layer("payload").definedBy(ENGINE + "payload")
            .layer("history").definedBy(ENGINE + "history")
            .layer("interpreter").definedBy(ENGINE + "interpreter..")
            .layer("inprocess").definedBy(ENGINE + "inprocess..")
            .layer("teststate").definedBy(ENGINE + "teststate..")
            .layer("registry").definedBy(ENGINE + "registry..")
            .layer("journal").definedBy(ENGINE + "journal..")
            .layer("api").definedBy(ENGINE + "api..")
            .whereLayer("expression").mayNotAccessAnyLayer()
            .whereLayer("asl").mayOnlyAccessLayers("expression")
            .whereLayer("reading").mayOnlyAccessLayers("expression", "asl")
            .whereLayer("payload").mayOnlyAccessLayers("expression")
            .whereLayer("history").mayOnlyAccessLayers("expression", "payload")
            .whereLayer("interpreter").mayOnlyAccessLayers("expression", "asl", "payload", "history")
            .whereLayer("inprocess").mayOnlyAccessLayers("expression", "asl", "payload", "history", "interpreter")
            .whereLayer("teststate").mayOnlyAccessLayers("expression", "asl", "reading", "payload", "history", "interpreter")
            .whereLayer("registry").mayOnlyAccessLayers("expression", "asl", "reading")
            .whereLayer("journal").mayOnlyAccessLayers("expression", "asl", "payload", "history", "interpreter", "registry");

    private static final String JOURNAL = ENGINE + "journal.";

    @ArchTest
    static final ArchRule roomsOfTheJournalImportOnlyThoseAbove = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("port").definedBy(JOURNAL + "port")
            .layer("record").definedBy(JOURNAL + "record")
            .layer("codec").definedBy(JOURNAL + "codec")
            .layer("doors").definedBy(ENGINE + "journal")
            .layer("frame").definedBy(JOURNAL + "frame")
            .layer("fork").definedBy(JOURNAL + "fork")
            .layer("task").definedBy(JOURNAL + "task")
            .layer("read").definedBy(JOURNAL + "read")
            .layer("sweep").definedBy(JOURNAL + "sweep")
            .layer("drive").definedBy(JOURNAL + "drive")
            .whereLayer("port").mayNotAccessAnyLayer()
            .whereLayer("record").mayOnlyAccessLayers("port")
            .whereLayer("codec").mayOnlyAccessLayers("port", "record")
            .whereLayer("doors").mayOnlyAccessLayers("port", "record")
            .whereLayer("frame").mayOnlyAccessLayers("port", "record", "codec", "doors")
            .whereLayer("fork").mayOnlyAccessLayers("port", "record", "codec", "doors", "frame")
            .whereLayer("task").mayOnlyAccessLayers("port", "record", "codec", "doors", "frame")
            .whereLayer("read").mayOnlyAccessLayers("port", "record", "codec", "doors", "frame")
            .whereLayer("sweep").mayOnlyAccessLayers("port", "record", "codec")
            .whereLayer("drive").mayOnlyAccessLayers("port", "record", "codec", "doors", "frame", "fork", "task", "read", "sweep");

    @ArchTest
    static final ArchRule noPackageCycles = slices().matching(ENGINE + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule neverLearnsThatAwsExists = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule readsNoClock = noClasses().should().callMethod(Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(LocalDate.class, "now").orShould().callMethod(LocalDateTime.class, "now")
            .orShould().callMethod(OffsetDateTime.class, "now").orShould().callMethod(ZonedDateTime.class, "now")
            .orShould().callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule rollsNoDice = noClasses().should().callMethod(UUID.class, "randomUUID")
            .orShould().callConstructor(Random.class).orShould().callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule startsNoThread = noClasses().should().dependOnClassesThat().areAssignableTo(Executor.class)
            .orShould().dependOnClassesThat().areAssignableTo(Thread.class);
}
