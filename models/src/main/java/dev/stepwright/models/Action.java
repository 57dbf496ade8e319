package dev.stepwright.models;

import static dev.stepwright.models.Member.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An action of a service.
 *
 * @param operation        as the model names it: {@code PutItem}
 * @param uri              with parameters in braces, and perhaps a query
 * @param input            name of a structure
 * @param inputElement     name of the request's element in XML
 * @param inputNamespace   of that element
 * @param output           name of a structure
 * @param resultWrapper    name of the element around the answer of the protocol query
 * @param hostPrefix       goes before the service's host, with parameters in braces
 * @param checksumRequired of the body
 */
public record Action(String operation, String method, String uri, Optional<String> input, Optional<String> inputElement,
                     Optional<String> inputNamespace, Optional<String> output, Optional<String> resultWrapper,
                     Optional<String> hostPrefix, Signing signing, boolean checksumRequired) {

    public enum Signing {
        USUAL, UNSIGNED_BODY, NONE
    }

    /** Of what {@link ShortModel} writes. */
    static Action read(String operation, JsonNode written) {
        var signing = switch (written.path("a").asText()) {
            case "none" -> Signing.NONE;
            case "unsigned" -> Signing.UNSIGNED_BODY;
            default -> Signing.USUAL;
        };
        return new Action(operation, written.get("m").textValue(), written.get("u").textValue(), text(written, "i"), text(written, "in"),
                text(written, "ix"), text(written, "o"), text(written, "w"), text(written, "h"), signing, written.has("c"));
    }
}
