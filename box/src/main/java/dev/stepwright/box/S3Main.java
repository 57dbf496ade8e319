package dev.stepwright.box;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** Amazon S3: S3Proxy, path style, with any credentials or none. */
public final class S3Main {

    private S3Main() {}

    /** Takes {@code [--port N] [--folder DIR]}; region and account are accepted and change nothing. */
    public static void main(String[] arguments) throws IOException {
        Standalone.run(arguments, S3Main::start);
    }

    private static Server start(Settings settings) throws Exception {
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(store(settings))
                .endpoint(URI.create("http://" + Settings.HOST + ":" + settings.port()))
                .awsAuthentication(AuthenticationType.NONE, null, null)
                .ignoreUnknownHeaders(true)
                .build();
        proxy.start();
        return new Server() {
            @Override
            public int port() {
                return proxy.getPort();
            }

            @Override
            public void stop() throws Exception {
                proxy.stop();
            }
        };
    }

    private static BlobStore store(Settings settings) throws IOException {
        if (settings.folder().isEmpty()) {
            return new TransientNio2BlobStore();
        }
        Path folder = Files.createDirectories(settings.folder().get());
        return new FilesystemNio2BlobStore(folder.toString());
    }
}
