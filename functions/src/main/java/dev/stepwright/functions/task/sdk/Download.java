package dev.stepwright.functions.task.sdk;

import java.io.IOException;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;

/** Takes the body of an answer into memory, up to what a result may hold by far. */
final class Download implements ResponseTransformer<AwsResponse, Download.Content> {

    /** The longest body that is read; a result of a state is shorter still. */
    private static final int LONGEST = 16 << 20;

    record Content(AwsResponse response, byte[] bytes) {
    }

    @Override
    public Content transform(AwsResponse response, AbortableInputStream body) throws IOException {
        var bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            body.abort();
            throw new TooLong();
        }
        return new Content(response, bytes);
    }
}
