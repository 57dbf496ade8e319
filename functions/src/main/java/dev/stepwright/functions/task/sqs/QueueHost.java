package dev.stepwright.functions.task.sqs;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * The host that a queue's URL names. Step Functions sends to that host, so one that does not exist is an error of the client;
 * here all goes to the one endpoint of SQS, which knows the queue by the rest of its URL, so that is looked up beforehand.
 */
final class QueueHost {

    private QueueHost() {
    }

    /** The host, when it is none of AWS's and cannot be resolved. */
    static Optional<String> unknown(String queueUrl) {
        try {
            var host = new URI(queueUrl).getHost();
            if (host == null || host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn")) {
                return Optional.empty();
            }
            InetAddress.getByName(host);
            return Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.of(URI.create(queueUrl).getHost());
        }
    }
}
