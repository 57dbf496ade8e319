package dev.stepwright.engine.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stepwright.engine.asl.check.AcceptedFields;
import dev.stepwright.engine.expression.EvaluationException;
import dev.stepwright.engine.expression.IntrinsicNames;
import dev.stepwright.engine.expression.jsonata.function.AddedNames;
import dev.stepwright.engine.house.LanguagePage.Row;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/language.md is whole (what the code accepts has a row and a case), and true (the case shows what the row names). */
class LanguagePageTest {

    private static final String JSON_PATH = "JSONPath";
    private static final String JSONATA = "JSONata";
    private static final String CASE = "Case";
    private static final String INTRINSICS = "Intrinsic functions";
    private static final String ADDED = "JSONata functions";
    private static final String ERRORS = "Error names";
    private static final String LIMITS = "Limits";

    private final LanguagePage page = LanguagePage.read();

    @TestFactory
    Stream<DynamicTest> everyFieldHasACaseInEachLanguage() {
        return AcceptedFields.all().entrySet().stream().map(entry -> dynamicTest(entry.getKey(), () -> {
            var place = entry.getKey();
            assertThat(new TreeSet<>(page.shown(place, JSON_PATH))).as(JSON_PATH)
                    .isEqualTo(new TreeSet<>(entry.getValue().jsonPath()));
            assertThat(new TreeSet<>(page.shown(place, JSONATA))).as(JSONATA)
                    .isEqualTo(new TreeSet<>(entry.getValue().jsonata()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> theCaseOfAFieldHasIt() {
        return AcceptedFields.all().keySet().stream().flatMap(page::of).map(row -> dynamicTest(row.toString(), () -> {
            for (var column : new String[] {JSON_PATH, JSONATA}) {
                row.link(column).ifPresent(link -> assertThat(Sighting.in(ShownCase.json(link))).as(column)
                        .contains(new Sighting(row.section(), column.equals(JSONATA), row.name())));
            }
        }));
    }

    @Test
    void everyFunctionHasACase() {
        assertThat(page.shown(INTRINSICS, CASE)).isEqualTo(IntrinsicNames.all());
        assertThat(page.shown(ADDED, CASE)).isEqualTo(AddedNames.all());
    }

    @Test
    void everyErrorNameHasACase() {
        var given = Arrays.stream(EvaluationException.class.getFields()).map(LanguagePageTest::text).toList();
        assertThat(given).contains("States.Runtime");
        assertThat(page.shown(ERRORS, CASE)).containsAll(AcceptedFields.errorNames()).containsAll(given);
    }

    @TestFactory
    Stream<DynamicTest> theCaseOfAFunctionOrErrorNamesIt() {
        return Stream.of(INTRINSICS, ADDED, ERRORS).flatMap(page::of).map(row -> dynamicTest(row.toString(), () ->
                assertThat(words(row)).contains(row.name())));
    }

    @Test
    void everyLimitIsToldAsItIs() {
        Map<String, Long> told = page.of(LIMITS)
                .collect(Collectors.toMap(Row::name, LanguagePageTest::number, Long::sum, TreeMap::new));
        assertThat(told).isEqualTo(BoundsInCode.all());
    }

    @TestFactory
    Stream<DynamicTest> theCaseOfALimitMeetsIt() {
        return page.of(LIMITS).map(row -> dynamicTest(row.toString(), () ->
                assertThat(words(row)).contains(row.code("Seen by"))));
    }

    private static String text(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static long number(Row row) {
        return Long.parseLong(row.cells().get("Value").replace(",", ""));
    }

    private static String words(Row row) {
        return ShownCase.words(row.link(CASE).orElseThrow(() -> new AssertionError(row + " has no case")));
    }
}
