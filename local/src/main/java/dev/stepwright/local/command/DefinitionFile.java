package dev.stepwright.local.command;

import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.reader.ReadResult;
import dev.stepwright.engine.asl.source.DiagnosticPrinter;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.asl.source.SourceText;
import dev.stepwright.engine.expression.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A definition that lies in a file. */
record DefinitionFile(Path path, String text, Format format, ReadResult result) {

    private static final long LONGEST = 16_000_000;

    static DefinitionFile read(Path path) {
        var text = textOf(path);
        var format = format(path, text);
        return new DefinitionFile(path, text, format, DefinitionReader.read(text, format, MachineType.STANDARD));
    }

    /** YAML may begin with a brace, too: where the file's name tells, it does. */
    private static Format format(Path path, String text) {
        var name = path.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Format.YAML : name.endsWith(".json") ? Format.JSON : Format.of(text);
    }

    /** A file's text; {@link Unusable} when there is none. */
    static String textOf(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new Unusable(path + " is a folder, expected a file");
            }
            if (Files.size(path) > LONGEST) {
                throw new Unusable(path + " is longer than " + LONGEST + " bytes");
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new Unusable("there is no file " + path, e);
        } catch (CharacterCodingException e) {
            throw new Unusable(path + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new Unusable(path + " cannot be read: " + e, e);
        }
    }

    boolean isFaulty() {
        return result.machine().isEmpty();
    }

    /** Each with its line and a caret. */
    String diagnostics() {
        var printer = new DiagnosticPrinter(path.toString(), text);
        var printed = new StringBuilder();
        result.diagnostics().forEach(diagnostic -> printed.append(printer.print(diagnostic)));
        return printed.toString();
    }

    /** The definition as the API takes it. */
    String json() {
        return format == Format.JSON ? text
                : Json.write(SourceText.read(text, Format.YAML, new Findings()).orElseThrow().json());
    }

    /** {@code order} for {@code order.asl.yaml}; the folder's name where the file's says no more than what it is. */
    String machineName() {
        var stem = path.getFileName().toString().replaceFirst("\\..*", "");
        var folder = path.toAbsolutePath().normalize().getParent().getFileName();
        var name = stem.matches("workflow|definition|statemachine|state-machine|") && folder != null ? folder.toString() : stem;
        var legal = name.replaceAll("[^A-Za-z0-9_-]", "-");
        return legal.isEmpty() ? "workflow" : legal.substring(0, Math.min(80, legal.length()));
    }
}
