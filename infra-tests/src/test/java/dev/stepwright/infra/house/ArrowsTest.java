package dev.stepwright.infra.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules: {@code engine ← functions ← local}; {@code cdk} knows the catalogue alone. */
@AnalyzeClasses(packages = "dev.stepwright", importOptions = {ImportOption.DoNotIncludeTests.class, ArrowsTest.WithoutTestJars.class})
class ArrowsTest {

    /** Tests of other modules come as jars once those are packaged. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule engineKnowsNobody = noClasses().that().resideInAPackage("dev.stepwright.engine..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.stepwright.functions..", "dev.stepwright.local..",
                    "dev.stepwright.cdk..", "dev.stepwright.box..", "software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule functionsKnowTheEngineAlone = noClasses().that().resideInAPackage("dev.stepwright.functions..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.stepwright.local..", "dev.stepwright.cdk..",
                    "dev.stepwright.box..");

    @ArchTest
    static final ArchRule localKnowsNothingOfTheDeployment = noClasses().that().resideInAPackage("dev.stepwright.local..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.stepwright.cdk..", "dev.stepwright.box..",
                    "dev.stepwright.functions.deployed..", "dev.stepwright.functions.aws..");

    @ArchTest
    static final ArchRule theDeploymentKnowsTheCatalogue = noClasses().that().resideInAPackage("dev.stepwright.cdk..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.stepwright.engine..", "dev.stepwright.local..",
                    "dev.stepwright.functions.*..");

    @ArchTest
    static final ArchRule noPackageCycles = slices().matching("dev.stepwright.(**)").should().beFreeOfCycles();
}
