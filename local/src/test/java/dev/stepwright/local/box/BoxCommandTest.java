package dev.stepwright.local.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.local.box.BoxServer.Kind;
import dev.stepwright.local.box.BoxServer.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxCommandTest {

    @TempDir
    private Path box;

    @BeforeEach
    void nameTheBox() {
        System.setProperty("stepwright.box", box.toString());
    }

    @AfterEach
    void forgetTheBox() {
        System.clearProperty("stepwright.box");
    }

    @Test
    void saysWhichFolderIsMissing() {
        assertThatThrownBy(() -> BoxServer.start(Kind.DYNAMODB, Options.DEFAULTS)).isInstanceOf(IOException.class)
                .hasMessageContaining("the dynamodb server is not built")
                .hasMessageContaining(box.resolve("target/classes").toString());
    }

    @Test
    void givesEachServerItsOwnClassPath() throws Exception {
        Files.createDirectories(box.resolve("target/classes"));
        Files.createDirectories(box.resolve("target/lib"));
        Files.createDirectories(box.resolve("dynamodb/target/lib"));
        assertThat(BoxCommand.of(Kind.SQS, Options.DEFAULTS)).contains("dev.stepwright.box.SqsMain")
                .anyMatch(part -> part.endsWith(box.resolve("target/lib") + "/*"));
        assertThat(BoxCommand.of(Kind.DYNAMODB, Options.DEFAULTS)).contains("dev.stepwright.box.DynamoDbMain")
                .anyMatch(part -> part.endsWith(box.resolve("dynamodb/target/lib") + "/*"));
    }

    @Test
    void passesTheOptionsOn() throws Exception {
        Files.createDirectories(box.resolve("target/classes"));
        Files.createDirectories(box.resolve("target/lib"));
        var options = Options.DEFAULTS.withPort(9324).withFolder(box.resolve("data"));
        assertThat(BoxCommand.of(Kind.SQS, options)).containsSequence(
                "--port", "9324", "--region", "us-east-1", "--account", "000000000000",
                "--folder", box.resolve("data").toString());
    }
}
