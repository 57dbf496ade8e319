package dev.stepwright.infra.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.port.PayloadStoreContract;
import dev.stepwright.engine.registry.StoreUnavailable;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.aws.S3PayloadStore;
import dev.stepwright.infra.servers.Clients;
import dev.stepwright.local.box.BoxServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3PayloadStoreTest extends PayloadStoreContract {

    private static BoxServer server;
    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        server = BoxServer.start(BoxServer.Kind.S3, BoxServer.Options.DEFAULTS);
        s3 = Clients.client(S3Client.builder().forcePathStyle(true), server);
        s3.createBucket(create -> create.bucket("payloads"));
    }

    @AfterAll
    static void stop() {
        s3.close();
        server.close();
    }

    @Override
    protected PayloadStore store() {
        return store(InstantSource.system());
    }

    /** The bucket deletes what is old: other bytes under the name show which of the puts wrote. */
    @Test
    void onlyAPayloadThatIsNoLongerYoungIsWrittenAnew() {
        store().put("renewed", text("first"));
        store().put("renewed", text("young"));
        assertThat(store().get("renewed")).isEqualTo(text("first"));
        InstantSource later = () -> InstantSource.system().instant().plus(S3PayloadStore.YOUNG.plusDays(1));
        store(later).put("renewed", text("old"));
        assertThat(store().get("renewed")).isEqualTo(text("old"));
    }

    @Test
    void aPayloadThatIsRenewedIsAsOneThatIsPutNow() throws InterruptedException {
        store().put("kept", text("kept"));
        var before = written("kept");
        Thread.sleep(1_100);
        store().renew("kept");
        assertThat(written("kept")).as("while it is young").isEqualTo(before);
        store(() -> InstantSource.system().instant().plus(S3PayloadStore.YOUNG.plusDays(1))).renew("kept");
        assertThat(written("kept")).isAfter(before);
        assertThat(store().get("kept")).isEqualTo(text("kept"));
    }

    @Test
    void whatIsGoneStaysAwayWhenItIsRenewed() {
        store().renew("gone");
        assertThatThrownBy(() -> store().get("gone")).isInstanceOf(StoreUnavailable.class);
    }

    private static Instant written(String name) {
        return s3.headObject(head -> head.bucket("payloads").key(Catalogue.PAYLOAD_PREFIX + name)).lastModified();
    }

    private static PayloadStore store(InstantSource clock) {
        return new S3PayloadStore(s3, "payloads", Catalogue.PAYLOAD_PREFIX, clock);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
