package dev.stepwright.infra.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwright.cdk.Settings;
import dev.stepwright.cdk.StepwrightStack;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;

/**
 * The template of the stack, as CloudFormation would get it.
 *
 * @param resources by logical id
 */
record Template(Map<String, Resource> resources, JsonNode outputs) {

    record Resource(String id, String type, JsonNode properties) {
    }

    /** Synthesised now, with settings by their keys without prefix. */
    static Template synthesised(Map<String, String> settings) throws IOException {
        var values = new HashMap<String, Object>();
        settings.forEach((key, value) -> values.put("stepwright:" + key, value));
        var code = Files.createTempDirectory("code");
        Files.writeString(code.resolve("code.txt"), "what runs is on the class path");
        values.put("stepwright:code", code.toString());
        var app = new App();
        new StepwrightStack(app, "Stepwright", StackProps.builder().build(), Settings.read(values::get));
        return read(Path.of(app.synth().getStackByName("Stepwright").getTemplateFullPath()).toFile());
    }

    private static Template read(File file) throws IOException {
        var template = new ObjectMapper().readTree(file);
        var resources = new LinkedHashMap<String, Resource>();
        template.get("Resources").properties().forEach(entry -> resources.put(entry.getKey(), new Resource(entry.getKey(),
                entry.getValue().get("Type").textValue(), entry.getValue().path("Properties"))));
        return new Template(resources, template.get("Outputs"));
    }
}
