package dev.stepwright.functions;

import java.util.List;
import java.util.Optional;

/** Names and numbers that a deployment and its functions share. */
public final class Catalogue {

    private Catalogue() {
    }

    /**
     * The functions, each named by what wakes it.
     */
    public enum Function {
        /** The step queue. */
        STEP_WORKER("StepWorker", 900, 1_769),
        /** HTTP: the wire protocol, REST starts, callbacks. */
        API("Api", 29, 1_769),
        /** An EventBridge rule. */
        TRIGGER("Trigger", 60, 1_024),
        /** A schedule, every {@link #SWEEP_MINUTES}. */
        SWEEPER("Sweeper", 900, 512);

        private static final String PACKAGE = "dev.stepwright.functions.deployed.";

        private final String className;
        private final int timeoutSeconds;
        private final int memoryMegabytes;

        Function(String className, int timeoutSeconds, int memoryMegabytes) {
            this.className = className;
            this.timeoutSeconds = timeoutSeconds;
            this.memoryMegabytes = memoryMegabytes;
        }

        /** A short name in capitals and small letters, fit for construct ids and log groups. */
        public String id() {
            return className;
        }

        /** The handler as Lambda wants it: the class, whose interface tells the method. */
        public String handler() {
            return PACKAGE + className;
        }

        /** Longest an invocation may take. */
        public int timeoutSeconds() {
            return timeoutSeconds;
        }

        /** 1,769 MB is one whole processor. */
        public int memoryMegabytes() {
            return memoryMegabytes;
        }
    }

    /** Environment of the functions. All are set on all functions; those that are not required have defaults. */
    public enum Variable {
        EXECUTIONS_TABLE(true),
        REGISTRY_TABLE(true),
        STEP_QUEUE_URL(true),
        /** Where schedules deliver to. */
        STEP_QUEUE_ARN(true),
        /** What the names of the activities' queues begin with; the API makes them. */
        ACTIVITY_QUEUE_PREFIX(true),
        /** ARN of the KMS key for queues that are made later; SQS's own without one. */
        QUEUE_KEY_ARN(false),
        PAYLOAD_BUCKET(true),
        /** Name of the EventBridge Scheduler group. */
        TIMER_GROUP(true),
        /** The role that schedules deliver with. */
        TIMER_ROLE_ARN(true),
        /**
         * ARN or name of the secret that task tokens are authenticated with: Secrets Manager, at least 32 characters. Without
         * one, a secret is drawn and kept in the registry's table.
         */
        TOKEN_SECRET(false),
        /** Twelve digits; a function cannot learn it otherwise without a call. */
        ACCOUNT(true),
        /** Days that a closed execution is kept; default 90. */
        RETENTION_DAYS(false),
        /** Days that an execution may run; default 365. */
        LONGEST_EXECUTION_DAYS(false),
        /** Days that an execution may be open before its items are gone through; default 7. They live so much longer than the retention. */
        SLACK_DAYS(false),
        /** Payloads of more bytes than this go to the bucket; the engine has a default. */
        OFFLOAD_BYTES(false),
        /** {@code strict}, the default, or {@code large}: of executions whose machine's tags do not say. */
        LIMITS(false),
        /** States a worker may go on to after the one its message was for; default 0. Of executions as LIMITS is. */
        RUN_AHEAD(false);

        private final boolean required;

        Variable(boolean required) {
            this.required = required;
        }

        /** As it stands in the environment: {@code STEPWRIGHT_EXECUTIONS_TABLE}. */
        public String key() {
            return "STEPWRIGHT_" + name();
        }

        public boolean required() {
            return required;
        }
    }

    /** @param type {@code S}, {@code N} or {@code B}, as DynamoDB names them */
    public record Attribute(String name, String type) {
    }

    /** A global secondary index that projects keys only. */
    public record Index(String name, Attribute partitionKey, Attribute sortKey) {
    }

    /** @param timeToLive the attribute that says when an item may be deleted, in seconds since 1970 */
    public record Table(Attribute partitionKey, Attribute sortKey, Optional<String> timeToLive, List<Index> indexes) {
    }

    private static final Attribute LIST_SORT_KEY = new Attribute("h", "S");

    /** Executions of a machine: partition {@code <machine>#<shard>}, sort {@code <status>#<start>#<digest>}. */
    public static final Index BY_MACHINE = new Index("by-machine", new Attribute("g", "S"), LIST_SORT_KEY);

    /** Open executions of all machines: partition {@code <shard>}; sparse, a closed execution has left it. */
    public static final Index OPEN = new Index("open", new Attribute("o", "S"), LIST_SORT_KEY);

    /** Journals, join leaves, beats (docs/protocol.md, "Items"). */
    public static final Table EXECUTIONS = new Table(new Attribute("p", "S"), new Attribute("s", "S"), Optional.of("x"),
            List.of(BY_MACHINE, OPEN));

    /** State machines, revisions, versions, aliases, activities, tags. */
    public static final Table REGISTRY = new Table(new Attribute("c", "S"), new Attribute("k", "S"), Optional.empty(),
            List.of());

    /** Name prefix of payloads in their bucket. */
    public static final String PAYLOAD_PREFIX = "payloads/";

    /** Days that a payload outlives the retention, beside the slack: a day for one that is found young, and one to spare. */
    public static final int PAYLOAD_SPARE_DAYS = 2;

    /** Minutes between two sweeps over the open executions. */
    public static final int SWEEP_MINUTES = 30;

    /** How long GetActivityTask waits for a task: as long as SQS can, which leaves the API the time to claim one. */
    public static final int ACTIVITY_POLL_SECONDS = 20;

    /** A poll that has not claimed its task by then leaves it to others. */
    public static final int ACTIVITY_CLAIM_SECONDS = 30;

    /** The longest that somebody may wait for a Task which TestState tries, or for an Express execution: the API still has the time to answer. */
    public static final int LONGEST_WAIT_SECONDS = 25;

    /** What the functions measure themselves, beside what AWS measures of them. */
    public static final class Metrics {

        public static final String NAMESPACE = "Stepwright";

        /** Dimensions: name of the function; service that it called, as the SDK names it. */
        public static final String FUNCTION = "Function";
        public static final String SERVICE = "Service";

        /** Tries that a service refused since there were too many. */
        public static final String THROTTLED = "ThrottledRequests";

        /** Tries that a service failed or did not answer. */
        public static final String FAILED = "FailedRequests";

        /** Open executions that a sweep came by. */
        public static final String SWEPT = "SweptExecutions";

        /** Those of them that it nudged. */
        public static final String SWEEP_NUDGES = "SweepNudges";

        /** Sweeps that left executions to the next one, for want of time or of a service. Told with each sweep, 0 or 1. */
        public static final String UNFINISHED_SWEEPS = "UnfinishedSweeps";

        private Metrics() {
        }
    }

    /** The queue that drives step workers. */
    public static final class StepQueue {

        /** Lambda demands at least the timeout of the function that the queue drives. */
        public static final int VISIBILITY_SECONDS = Function.STEP_WORKER.timeoutSeconds();

        /** How often a message is received before it goes to the dead letters. */
        public static final int MAX_RECEIVES = 10;

        /** Messages in one invocation, at most. */
        public static final int BATCH_SIZE = 10;

        /** The longest SQS keeps a message, dead letters included. */
        public static final int RETENTION_DAYS = 14;

        private StepQueue() {
        }
    }
}
