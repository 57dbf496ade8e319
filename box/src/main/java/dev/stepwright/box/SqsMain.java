package dev.stepwright.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.util.Timeout;
import org.elasticmq.RelaxedSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.CreateQueueMetadata;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.util.Either;
import scalikejdbc.ConnectionPool;

/** Amazon SQS: ElasticMQ, with limits relaxed, and no queue that was not created. */
public final class SqsMain {

    private static final Timeout LIMIT = Timeout.apply(30, TimeUnit.SECONDS);

    private SqsMain() {}

    /** Takes {@code [--port N] [--folder DIR] [--region R] [--account A]}. */
    public static void main(String[] arguments) throws IOException {
        Standalone.run(arguments, SqsMain::start);
    }

    private static Server start(Settings settings) throws Exception {
        // read by the actor system: its log filtered at the source, and its end left to our shutdown hook
        System.setProperty("pekko.loglevel", "WARNING");
        System.setProperty("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
        var actors = ActorSystem.create("elasticmq");
        Option<ActorRef> storage = settings.folder().isEmpty()
                ? Option.empty() : Option.apply(storage(actors, settings.folder().get()));
        var queues = actors.actorOf(
                Props.create(QueueManagerActor.class, new NowProvider(), RelaxedSQSLimits$.MODULE$, storage));
        if (storage.isDefined()) {
            restore(storage.get(), queues);
        }
        SQSRestServer server = listen(settings, actors, queues, storage);
        return new Running(actors, server, server.waitUntilStarted().localAddress().getPort());
    }

    private static SQSRestServer listen(
            Settings settings, ActorSystem actors, ActorRef queues, Option<ActorRef> storage) {
        var builder = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(queues)
                .withInterface(Settings.HOST)
                .withPort(settings.port())
                .withSQSLimits(RelaxedSQSLimits$.MODULE$)
                .withAWSRegion(settings.region())
                .withAWSAccountId(settings.account());
        return (storage.isEmpty() ? builder : builder.withQueueEventListener(storage.get())).start();
    }

    private static ActorRef storage(ActorSystem actors, Path folder) throws IOException {
        // without its own shutdown hook: H2 must outlive the actors that write to it
        var uri = "jdbc:h2:file:" + Files.createDirectories(folder).resolve("sqs") + ";DB_CLOSE_ON_EXIT=FALSE";
        var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, "", "", false);
        var declared = List.from(Option.<CreateQueueMetadata>empty());
        return actors.actorOf(Props.create(SqlQueuePersistenceActor.class, config, declared));
    }

    /** ElasticMQ's own server listens before it has read its queues back; here that comes first. */
    private static void restore(ActorRef storage, ActorRef queues) throws Exception {
        var answer = Await.result(Patterns.ask(storage, new QueueEvent.Restore(queues), LIMIT), LIMIT.duration());
        if (answer instanceof Either<?, ?> outcome && outcome.isLeft()) {
            throw new IOException("the queues could not be read back: " + outcome);
        }
    }

    private record Running(ActorSystem actors, SQSRestServer server, int port) implements Server {

        @Override
        public void stop() throws Exception {
            server.stopAndWait();
            actors.terminate();
            Await.result(actors.whenTerminated(), Duration.apply(10, TimeUnit.SECONDS));
            ConnectionPool.closeAll();
        }
    }
}
