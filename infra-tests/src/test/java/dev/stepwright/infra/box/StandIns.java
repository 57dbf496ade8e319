package dev.stepwright.infra.box;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwright.functions.task.LambdaInvoker.Call;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for STS, Secrets Manager, Lambda and EventBridge Scheduler: the one or two calls of each that the engine makes. */
final class StandIns implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INVOCATION = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern SCHEDULE = Pattern.compile("/schedules/([^/]+)");
    private static final Pattern ROLE = Pattern.compile("(?:^|&)RoleArn=([^&]+)");
    private static final Pattern QUALIFIER = Pattern.compile("(?:^|&)Qualifier=([^&]+)");
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/");
    /** Lambda guide, "Quotas". */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

    private final Web web;
    private final Timers timers;
    private final UserFunctions functions;
    private final Map<String, String> roleByKey = new ConcurrentHashMap<>();
    private final Set<String> callers = ConcurrentHashMap.newKeySet();

    StandIns(Timers timers, UserFunctions functions) throws IOException {
        this.timers = timers;
        this.functions = functions;
        this.web = new Web(this::answer);
    }

    URI endpoint() {
        return web.endpoint();
    }

    /** The roles that functions of users were called with. */
    Set<String> callers() {
        return new TreeSet<>(callers);
    }

    private Web.Answer answer(Web.Request request) {
        var invocation = INVOCATION.matcher(request.uri().getPath());
        if (invocation.matches()) {
            return invoke(invocation.group(1), request);
        }
        var schedule = SCHEDULE.matcher(request.uri().getPath());
        if (schedule.matches()) {
            return schedule(schedule.group(1), request);
        }
        if (request.header("x-amz-target").equals("secretsmanager.GetSecretValue")) {
            return secret(request);
        }
        if (request.text().contains("Action=AssumeRole")) {
            return assumeRole(request);
        }
        throw new AssertionError("No stand-in answers " + request.method() + " " + request.uri());
    }

    private Web.Answer invoke(String function, Web.Request request) {
        var credential = CREDENTIAL.matcher(request.header("authorization"));
        var role = credential.find() ? roleByKey.get(credential.group(1)) : null;
        if (role == null) {
            throw new AssertionError("Expected a call with credentials of an execution role, found "
                    + request.header("authorization"));
        }
        callers.add(role);
        return functions.invoke(new Call("", role, URLDecoder.decode(function, StandardCharsets.UTF_8), qualifier(request),
                request.body(), header(request, "x-amz-invocation-type").orElse("RequestResponse"),
                header(request, "x-amz-log-type"), header(request, "x-amz-client-context"), LONGEST_CALL));
    }

    private static Optional<String> qualifier(Web.Request request) {
        return Optional.ofNullable(request.uri().getQuery()).map(QUALIFIER::matcher).filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private static Optional<String> header(Web.Request request, String name) {
        return Optional.of(request.header(name)).filter(value -> !value.isEmpty());
    }

    private Web.Answer schedule(String name, Web.Request request) {
        try {
            return timers.create(name, JSON.readTree(request.body()))
                    ? Web.Answer.of(200, "application/json", "{\"ScheduleArn\":\"" + Account.arn("scheduler", name) + "\"}")
                    : new Web.Answer(409, Map.of("x-amzn-errortype", "ConflictException"),
                            "{\"Message\":\"there is one\"}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("Expected a schedule as JSON", e);
        }
    }

    private static Web.Answer secret(Web.Request request) {
        try {
            var id = JSON.readTree(request.text()).get("SecretId").textValue();
            var answer = JsonNodeFactory.instance.objectNode().put("ARN", id).put("Name", Account.name(id))
                    .put("SecretString", "a secret of the box, long enough to be one: " + id);
            return Web.Answer.of(200, "application/x-amz-json-1.1", answer.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Expected JSON", e);
        }
    }

    private Web.Answer assumeRole(Web.Request request) {
        var found = ROLE.matcher(request.text());
        if (!found.find()) {
            throw new AssertionError("Expected a RoleArn");
        }
        var role = URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
        var key = "ASIA%08X".formatted(role.hashCode());
        roleByKey.put(key, role);
        return Web.Answer.of(200, "text/xml", """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                <AssumedRoleUser><AssumedRoleId>id</AssumedRoleId><Arn>%s</Arn></AssumedRoleUser>
                <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
                <SessionToken>token</SessionToken><Expiration>%s</Expiration></Credentials>
                </AssumeRoleResult></AssumeRoleResponse>"""
                .formatted(role, key, Instant.now().plus(1, ChronoUnit.HOURS)));
    }

    @Override
    public void close() {
        web.close();
    }
}
