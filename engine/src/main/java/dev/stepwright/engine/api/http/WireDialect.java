package dev.stepwright.engine.api.http;

import dev.stepwright.engine.api.error.ApiError;

/** A way of asking and answering. */
sealed interface WireDialect permits WireProtocol, RestRoutes {

    /** @throws dev.stepwright.engine.api.error.ApiException what the request is refused with */
    HttpAnswer perform(HttpRequest request);

    HttpAnswer refuse(ApiError error);
}
