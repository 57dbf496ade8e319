package dev.stepwright.local.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads heads of requests (RFC 9112, sections 2 to 5): strict where readers could differ, lines may end without a carriage return. */
final class Heads {

    /** Of all lines together; the longest that clients send are signatures and session tokens of some thousand. */
    static final int LONGEST = 131_072;
    static final int MOST_HEADERS = 200;

    private static final Pattern REQUEST = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([\\x21-\\x7e]+) HTTP/([0-9])\\.([0-9])");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Lines lines;

    private Heads(Incoming incoming) {
        this.lines = new Lines(incoming, LONGEST, new Refusal(431, "Expected headers of at most " + LONGEST + " bytes together"));
    }

    static Head read(Incoming incoming) throws IOException, Refusal {
        return new Heads(incoming).head();
    }

    private Head head() throws IOException, Refusal {
        var line = lines.next();
        if (line.isEmpty()) {
            // An empty line before a request is to be passed over (section 2.2).
            line = lines.next();
        }
        var request = REQUEST.matcher(line);
        if (!request.matches()) {
            throw new Refusal(400, "Expected a request of HTTP/1.1, such as GET /health HTTP/1.1");
        }
        if (!request.group(3).equals("1")) {
            throw new Refusal(505, "Expected HTTP/1.1, found another version");
        }
        var target = originForm(request.group(2));
        var question = target.indexOf('?');
        return new Head(request.group(1), question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1), request.group(4).equals("0") ? 0 : 1, headers());
    }

    /** Path and query, also of a target that was sent with scheme and host, as to a proxy (section 3.2). */
    private static String originForm(String target) throws Refusal {
        if (BAD_ESCAPE.matcher(target).find()) {
            throw new Refusal(400, "Expected two hexadecimal digits after each percent sign of the address");
        }
        var fragment = target.indexOf('#');
        var whole = fragment < 0 ? target : target.substring(0, fragment);
        if (!whole.toLowerCase(Locale.ROOT).matches("https?://.*")) {
            return whole;
        }
        var slash = whole.indexOf('/', whole.indexOf("//") + 2);
        return slash < 0 ? "/" : whole.substring(slash);
    }

    private Map<String, List<String>> headers() throws IOException, Refusal {
        var headers = new LinkedHashMap<String, List<String>>();
        var count = 0;
        for (var line = lines.next(); !line.isEmpty(); line = lines.next()) {
            if (++count > MOST_HEADERS) {
                throw new Refusal(431, "Expected at most " + MOST_HEADERS + " headers");
            }
            var colon = line.indexOf(':');
            if (colon < 0 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
                throw new Refusal(400, "Expected headers such as Name: value");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** The lines after the last chunk, which say nothing that matters here (RFC 9112, section 7.1.2). */
    static void passOver(Incoming incoming) throws IOException, Refusal {
        new Heads(incoming).headers();
    }
}
