package dev.stepwright.engine.api.http;

import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.lang.System.Logger.Level;

/**
 * Answers every request: what is posted to the root in the AWS JSON protocol, all others as REST.
 * The log gets names of errors and ids of requests, never bodies, paths or tokens.
 */
public final class HttpApi {

    /** Definitions are up to a million characters, quoted once more in a request. */
    public static final long LONGEST_BODY = 5_000_000;

    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());

    private final long longestBody;
    private final WireProtocol wire;
    private final RestRoutes rest;

    public HttpApi(Api api) {
        this(api, LONGEST_BODY);
    }

    /** @param longestBody in bytes */
    public HttpApi(Api api, long longestBody) {
        this.longestBody = longestBody;
        this.wire = new WireProtocol(api);
        this.rest = new RestRoutes(api);
    }

    /**
     * Our own faults, assertions included, are answered as InternalFailure.
     *
     * @throws VirtualMachineError when the machine can no longer be trusted, memory being exhausted above all: whoever runs it decides
     */
    public HttpAnswer answer(HttpRequest request) {
        WireDialect dialect = wire.speaks(request) ? wire : rest;
        return performed(request, dialect).with("x-amzn-requestid", request.requestId());
    }

    private HttpAnswer performed(HttpRequest request, WireDialect dialect) {
        try {
            if (request.body().length > longestBody) {
                throw new ApiException(new ApiError.RequestEntityTooLargeException(longestBody));
            }
            return dialect.perform(request);
        } catch (ApiException e) {
            return dialect.refuse(e.error());
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, () -> "Request " + request.requestId() + ": the store is unavailable", e);
            return dialect.refuse(new ApiError.ServiceUnavailable());
        } catch (RuntimeException | Error e) {
            if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
                throw fatal;
            }
            LOG.log(Level.ERROR, () -> "Request " + request.requestId() + " failed in an unforeseen way", e);
            return dialect.refuse(new ApiError.InternalFailure());
        }
    }
}
