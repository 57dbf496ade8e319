package dev.stepwright.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

/** Stacks of given settings, with a folder of one small file for code. */
final class Synthesis {

    /** What a user gets who sets nothing. */
    static final Template DEFAULTS = Template.fromStack(stack(Map.of()));

    private Synthesis() {
    }

    static StepwrightStack stack(Map<String, Object> context) {
        var values = new HashMap<String, Object>(context);
        values.put("stepwright:code", code());
        return new StepwrightStack(new App(), "Stepwright", StackProps.builder().build(), Settings.read(values::get));
    }

    static Template template(Map<String, Object> context) {
        return Template.fromStack(stack(context));
    }

    /** Properties of all resources of a type, by logical id. */
    static Map<String, Map<String, Object>> resources(Template template, String type) {
        var found = new HashMap<String, Map<String, Object>>();
        template.findResources(type).forEach((id, resource) -> found.put(id, map(resource.get("Properties"))));
        return found;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object object) {
        return (Map<String, Object>) object;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object object) {
        return object instanceof List<?> list ? (List<Object>) list : List.of(object);
    }

    private static String code() {
        try {
            var folder = Files.createTempDirectory("code");
            Files.writeString(folder.resolve("code.txt"), "no code");
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
