package dev.stepwright.engine.house;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.stepwright.engine.interpreter.Setting;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The limits of the language, found by their names: numbers called MAX…, LONGEST… or BUDGET, and the limits of an execution. */
final class BoundsInCode {

    private static final String ENGINE = "dev.stepwright.engine.";

    private BoundsInCode() {
    }

    /** {@code Class.CONSTANT} to its value. */
    static Map<String, Long> all() {
        var all = new TreeMap<String, Long>();
        new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ENGINE + "asl", ENGINE + "expression", ENGINE + "interpreter").stream()
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredFields())).filter(BoundsInCode::isBound)
                .forEach(field -> all.put(field.getDeclaringClass().getSimpleName() + "." + field.getName(), value(field)));
        for (var component : Setting.Limits.class.getRecordComponents()) {
            try {
                var value = (Number) component.getAccessor().invoke(Setting.Limits.STRICT);
                all.put("Limits." + component.getName(), value.longValue());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return all;
    }

    private static boolean isBound(Field field) {
        return Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive()
                && field.getName().matches("(MAX|LONGEST|BUDGET)(_.*)?");
    }

    private static long value(Field field) {
        try {
            field.setAccessible(true);
            return ((Number) field.get(null)).longValue();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
