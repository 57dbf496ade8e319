package dev.stepwright.models;

import static dev.stepwright.models.Member.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One service. Its actions and shapes are read when they are asked for: of a large service, most never are. */
public final class ServiceModel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Type.Scalar> SCALARS = Map.of("*s", Type.Scalar.STRING, "*i", Type.Scalar.INTEGER,
            "*l", Type.Scalar.LONG, "*f", Type.Scalar.FLOAT, "*d", Type.Scalar.DOUBLE, "*b", Type.Scalar.BOOLEAN,
            "*t", Type.Scalar.TIMESTAMP, "*x", Type.Scalar.BLOB, "*o", Type.Scalar.DOCUMENT);

    private final JsonNode service;
    /** What is written of each action, by its name in resources, and of each shape. */
    private final Map<String, String> actions = new HashMap<>();
    private final Map<String, String> shapes = new HashMap<>();
    private final Map<String, Type> types = new ConcurrentHashMap<>();

    ServiceModel(String text) {
        var lines = text.lines().iterator();
        this.service = json(lines.next());
        lines.forEachRemaining(line -> {
            var blank = line.indexOf(' ');
            if (line.charAt(0) == '@') {
                actions.put(Spelling.action(line.substring(1, blank)), line.substring(1));
            } else {
                shapes.put(line.substring(0, blank), line.substring(blank + 1));
            }
        });
    }

    /** As AWS spells it: {@code Secrets Manager}. */
    public String serviceId() {
        return service.get("serviceId").textValue();
    }

    /** {@code json}, {@code rest-json}, {@code query}, {@code ec2} or {@code rest-xml}. */
    public String protocol() {
        return service.get("protocol").textValue();
    }

    /** What the name of its host begins with. */
    public String endpointPrefix() {
        return service.get("endpointPrefix").textValue();
    }

    /** The service's name in signatures. */
    public String signingName() {
        return text(service, "signingName").orElseGet(this::endpointPrefix);
    }

    /** What else the model says of the service: {@code apiVersion}, {@code jsonVersion}, {@code targetPrefix}, {@code xmlNamespace}. */
    public Optional<String> says(String member) {
        return text(service, member).or(() -> text(service.path(member), "uri"));
    }

    /** Whether errors keep the codes that they had before the service spoke JSON. */
    public boolean isQueryCompatible() {
        return service.has("awsQueryCompatible");
    }

    /** The exception that the code of an error stands for; empty where the model does not name it. */
    public Optional<String> exception(String code) {
        return text(service.path("errors"), code).map(Spelling::exception);
    }

    /** Codes of the errors that the model names. */
    public SortedSet<String> errorCodes() {
        var codes = new TreeSet<String>();
        service.path("errors").fieldNames().forEachRemaining(codes::add);
        return codes;
    }

    /** Names of actions as resources spell them: {@code putItem}. */
    public SortedSet<String> actions() {
        return new TreeSet<>(actions.keySet());
    }

    public Optional<Action> action(String name) {
        return Optional.ofNullable(actions.get(name)).map(line -> {
            var blank = line.indexOf(' ');
            return Action.read(line.substring(0, blank), json(line.substring(blank + 1)));
        });
    }

    /** @param shape as a {@link Member} or an {@link Action} names it */
    public Type type(String shape) {
        var scalar = SCALARS.get(shape);
        return scalar != null ? scalar : types.computeIfAbsent(shape, name -> read(name, json(shapes.get(name))));
    }

    public Type.Structure structure(String shape) {
        return (Type.Structure) type(shape);
    }

    private static Type read(String name, JsonNode written) {
        if (written.has("e")) {
            return new Type.ListOf(Member.read("member", written.get("e")));
        } else if (written.has("k")) {
            return new Type.MapOf(Member.read("key", written.get("k")), Member.read("value", written.get("v")));
        }
        var members = written.get("m").properties().stream().map(member -> Member.read(member.getKey(), member.getValue())).toList();
        return new Type.Structure(name, members, texts(written.path("r")), text(written, "p"));
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).collect(Collectors.toUnmodifiableSet());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a short model is made of JSON", e);
        }
    }

    /** Names of the shapes, for tests. */
    List<String> shapes() {
        return shapes.keySet().stream().sorted().toList();
    }
}
