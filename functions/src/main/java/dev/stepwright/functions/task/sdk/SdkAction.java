package dev.stepwright.functions.task.sdk;

import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.sync.RequestBody;

/** One action of a service, and the client that it is called with. Calls throw what the client throws. */
interface SdkAction {

    /** As resources spell it: {@code putItem}. */
    String name();

    AwsRequest.Builder request();

    /** The member that is the body of the request, in the model's spelling, when that has one of its own. */
    Optional<String> upload();

    /** The member that is the body of the answer, in the model's spelling, when that has one of its own. */
    Optional<String> download();

    AwsResponse call(AwsRequest request, Optional<RequestBody> body);

    /** Calls an action whose answer has a body of its own. */
    Download.Content download(AwsRequest request, Optional<RequestBody> body);
}
