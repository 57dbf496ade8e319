package dev.stepwright.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.local.box.BoxServer;
import dev.stepwright.local.box.BoxServer.Kind;
import dev.stepwright.local.box.BoxServer.Options;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@Tag("slow")
class S3ServerTest {

    private static final String BUCKET = "payloads";
    private static BoxServer server;
    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        server = BoxServer.start(Kind.S3, Options.DEFAULTS);
        s3 = client(server);
        s3.createBucket(r -> r.bucket(BUCKET));
    }

    @AfterAll
    static void stop() {
        s3.close();
        server.close();
    }

    @Test
    void givesBackWhatWasPut() {
        put("greeting", "hello");
        assertThat(text("greeting")).isEqualTo("hello");
        assertThatThrownBy(() -> text("absent")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket("nowhere"))).isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void refusesTheSecondConditionalPut() {
        s3.putObject(r -> r.bucket(BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString("first"));
        assertThatThrownBy(() -> s3.putObject(r -> r.bucket(BUCKET).key("once").ifNoneMatch("*"),
                RequestBody.fromString("second")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(412);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
                });
        assertThat(text("once")).isEqualTo("first");
    }

    @Test
    void readsARange() {
        put("digits", "0123456789");
        var part = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("digits").range("bytes=3-5"));
        assertThat(part.asUtf8String()).isEqualTo("345");
    }

    @Test
    void listsByPrefixInOrder() {
        put("list/b", "2");
        put("list/a", "1");
        put("other", "3");
        assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET).prefix("list/")).contents())
                .extracting(S3Object::key).containsExactly("list/a", "list/b");
    }

    @Test
    void joinsTheTwoPartsOfAMultipartUpload() {
        var upload = s3.createMultipartUpload(r -> r.bucket(BUCKET).key("large")).uploadId();
        var first = part(upload, 1, "a".repeat(5 * 1024 * 1024));
        var second = part(upload, 2, "b");
        s3.completeMultipartUpload(r -> r.bucket(BUCKET).key("large").uploadId(upload)
                .multipartUpload(parts -> parts.parts(first, second)));
        assertThat(text("large")).hasSize(5 * 1024 * 1024 + 1).endsWith("ab");
    }

    @Test
    void answersCallersWithoutCredentials() throws Exception {
        put("open", "to all");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.endpoint().resolve("/" + BUCKET + "/open")).build();
            assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("to all");
        }
    }

    @Test
    void keepsObjectsInAFolder(@TempDir Path folder) throws Exception {
        var options = Options.DEFAULTS.withFolder(folder);
        try (var first = BoxServer.start(Kind.S3, options); var client = client(first)) {
            client.createBucket(r -> r.bucket(BUCKET));
            client.putObject(r -> r.bucket(BUCKET).key("kept"), RequestBody.fromString("survivor"));
        }
        try (var second = BoxServer.start(Kind.S3, options); var client = client(second)) {
            assertThat(client.getObjectAsBytes(r -> r.bucket(BUCKET).key("kept")).asUtf8String()).isEqualTo("survivor");
        }
    }

    private static S3Client client(BoxServer server) {
        return Clients.client(S3Client.builder().forcePathStyle(true), server);
    }

    private static void put(String key, String text) {
        s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    private static String text(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    private static CompletedPart part(String upload, int number, String text) {
        var answer = s3.uploadPart(r -> r.bucket(BUCKET).key("large").uploadId(upload).partNumber(number),
                RequestBody.fromString(text));
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
    }
}
