package dev.stepwright.models;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a member is. */
public sealed interface Type {

    enum Scalar implements Type {
        STRING, INTEGER, LONG, FLOAT, DOUBLE, BOOLEAN, TIMESTAMP, BLOB, DOCUMENT
    }

    /** @param element has no name of its own */
    record ListOf(Member element) implements Type {
    }

    /** @param key a text; both have no names of their own */
    record MapOf(Member key, Member value) implements Type {
    }

    /**
     * @param name     in the model
     * @param required names of members that AWS demands
     * @param payload  the member that is the body of the HTTP message
     */
    record Structure(String name, List<Member> members, Set<String> required, Optional<String> payload) implements Type {
    }
}
