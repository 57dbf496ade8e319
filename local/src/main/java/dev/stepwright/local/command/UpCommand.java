package dev.stepwright.local.command;

import dev.stepwright.local.box.BoxServer;
import dev.stepwright.local.composition.Composition;
import dev.stepwright.local.composition.Environment;
import dev.stepwright.local.http.LocalServer;
import dev.stepwright.local.mocks.MockFile;
import dev.stepwright.models.ServiceModels;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Serve the Step Functions API here, until stopped.",
        footer = {"", "Prints 'ready http://127.0.0.1:PORT' when it answers. The AWS CLI and SDKs find it by AWS_ENDPOINT_URL_SFN."})
final class UpCommand implements Callable<Integer> {

    private static final String MOCKS = "SFN_MOCK_CONFIG";
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** As in Step Functions (AWS guide, "Quotas"): 90 days. */
    static final Duration USUAL_RETENTION = Duration.ofDays(90);

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1",
            description = "Listen on this address (default: ${DEFAULT-VALUE}). Nobody is asked for credentials: keep it local.")
    private String host;
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8083", description = "0 is any free one (default: ${DEFAULT-VALUE}).")
    private int port;
    @Option(names = "--data", paramLabel = "DIR", description = "Keep everything in this folder (default: in memory).")
    private Path data;
    @Option(names = "--retention", paramLabel = "DAYS", defaultValue = "90",
            description = "Delete closed executions after so many days, 1 to 3650 (default: ${DEFAULT-VALUE}).")
    private int retentionDays;
    @Option(names = "--functions", paramLabel = "FILE", description = "Your functions (default: functions.yaml here, if it exists).")
    private Path functions;
    @Option(names = "--mocks", paramLabel = "FILE", description = "Test cases: what mocked states answer, as Step Functions Local has it (default: "
            + "the file that SFN_MOCK_CONFIG names). Start one by <state machine ARN>#<case>.")
    private Path mocks;
    @Option(names = "--with", paramLabel = "SERVICE", split = ",", description = "Start these along: sqs, s3, dynamodb.")
    private List<BoxServer.Kind> with = List.of();
    @Option(names = "--sqs-port", paramLabel = "PORT", defaultValue = "9324", description = "(default: ${DEFAULT-VALUE})")
    private int sqsPort;
    @Option(names = "--s3-port", paramLabel = "PORT", defaultValue = "9090", description = "(default: ${DEFAULT-VALUE})")
    private int s3Port;
    @Option(names = "--dynamodb-port", paramLabel = "PORT", defaultValue = "8000", description = "(default: ${DEFAULT-VALUE})")
    private int dynamodbPort;
    @Mixin
    private CloudOptions cloud;
    @Mixin
    private ConductOptions conduct;

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        try (var stack = new Running()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stepwright-stop"));
            var boxes = new Boxes(this::options).start(with, stack);
            boxes.forEach((kind, endpoint) -> System.err.println(kind.label() + " " + endpoint));
            var composition = stack.closes(new Composition(settings(boxes), Composition.Watch.NONE));
            var server = LocalServer.start(host, port, composition.routes());
            stack.closes(() -> {
                composition.releasePolls();
                server.stop(GRACE);
            });
            composition.answersAt(server.address());
            composition.start();
            System.out.println("ready " + server.address());
            System.out.flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private void checkOptions() {
        if (retentionDays < 1 || retentionDays > 3_650) {
            throw new Unusable("--retention: expected days from 1 to 3650, found " + retentionDays);
        }
        Map.of("--port", port, "--sqs-port", sqsPort, "--s3-port", s3Port, "--dynamodb-port", dynamodbPort).forEach((option, value) -> {
            if (value < 0 || value > 65_535) {
                throw new Unusable(option + ": expected a port from 0 to 65535, found " + value);
            }
        });
        try {
            ServiceModels.known();
        } catch (IllegalStateException e) {
            throw new Unusable(e.getMessage());
        }
    }

    private Composition.Settings settings(Map<BoxServer.Kind, URI> boxes) {
        var here = Path.of("functions.yaml");
        var file = Optional.ofNullable(functions)
                .or(() -> java.nio.file.Files.exists(here) ? Optional.of(here) : Optional.empty());
        var started = new HashMap<String, URI>();
        boxes.forEach((kind, endpoint) -> started.put(kind.name(), endpoint));
        return new Composition.Settings(Optional.ofNullable(data), file, cloud.region(), cloud.account(), conduct.conduct(),
                new Environment(System.getenv(), started), System.err::println, GRACE,
                Duration.ofDays(retentionDays), mocks());
    }

    private Optional<MockFile> mocks() {
        return Optional.ofNullable(mocks).or(() -> Optional.ofNullable(System.getenv(MOCKS)).filter(name -> !name.isBlank()).map(Path::of))
                .map(MockFile::read);
    }

    private BoxServer.Options options(BoxServer.Kind kind) {
        var ports = new EnumMap<>(Map.of(BoxServer.Kind.SQS, sqsPort, BoxServer.Kind.S3, s3Port,
                BoxServer.Kind.DYNAMODB, dynamodbPort));
        return new BoxServer.Options(ports.get(kind), Optional.ofNullable(data).map(folder -> folder.resolve(kind.label())),
                cloud.region(), cloud.account());
    }
}
