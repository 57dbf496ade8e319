package dev.stepwright.local.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps web pages of elsewhere away from a server that trusts whoever can reach the loopback interface: a browser tells the
 * host it believes to talk to (which a page can make resolve to this machine) and the origin of the page.
 */
record Guard(boolean loopbackOnly) {

    private static final String NAMES = "(localhost|[a-z0-9.-]+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?";
    private static final Pattern LOOPBACK = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);
    /** Some actions' hosts have a prefix in AWS's service model, which clients put before any endpoint. Nobody can own such a name. */
    private static final Pattern HOST = Pattern.compile("(sync-)?" + NAMES, Pattern.CASE_INSENSITIVE);

    Optional<Answer> refuse(Map<String, List<String>> headers) {
        if (!loopbackOnly) {
            return Optional.empty();
        }
        var host = headers.getOrDefault("host", List.of("localhost")).getFirst();
        if (!HOST.matcher(host).matches()) {
            return Optional.of(forbidden("This server answers on the loopback interface only; --host makes it listen elsewhere"));
        }
        var origin = Optional.ofNullable(headers.get("origin")).map(List::getFirst);
        return origin.filter(page -> !isLocal(page)).map(page -> forbidden("Pages of other origins may not call this server"));
    }

    private static boolean isLocal(String origin) {
        try {
            var authority = URI.create(origin).getAuthority();
            return authority != null && LOOPBACK.matcher(authority).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Answer forbidden(String message) {
        return Answer.json(403, "{\"message\":\"" + message + "\"}");
    }
}
