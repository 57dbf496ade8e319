package dev.stepwright.box;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;

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
        tellOfHosts(proxy);
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

    /** S3 answers with a second request id, of the host, which clients show in errors; S3Proxy has no setting for it. */
    private static void tellOfHosts(S3Proxy proxy) throws ReflectiveOperationException {
        var field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        for (var connector : ((org.gaul.shaded.org.eclipse.jetty.server.Server) field.get(proxy)).getConnectors()) {
            connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration().addCustomizer((request, headers) -> {
                headers.put("x-amz-id-2", UUID.randomUUID().toString());
                return request;
            });
        }
    }

    private static BlobStore store(Settings settings) throws IOException {
        if (settings.folder().isEmpty()) {
            return new TransientNio2BlobStore();
        }
        Path folder = Files.createDirectories(settings.folder().get());
        return new FilesystemNio2BlobStore(folder.toString());
    }
}
