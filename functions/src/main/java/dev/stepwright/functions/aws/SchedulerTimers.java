package dev.stepwright.functions.aws;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Timers;
import dev.stepwright.functions.step.NudgeCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/**
 * One-time schedules of EventBridge Scheduler, which put the nudge into the step queue and are gone. They fire up to a minute late
 * (Scheduler guide, "Schedule types"), so each is made for a minute early, and the queue's delay brings the nudge to the second. What is
 * far ahead goes by stages, so that the schedule of an execution that is stopped is gone within a stage too: the worker that a nudge
 * comes to too early sends it on.
 */
public final class SchedulerTimers implements Timers {

    static final Duration EARLY = Duration.ofMinutes(1);
    /** The longest time that a schedule is ahead. */
    static final Duration STAGE = Duration.ofDays(7);

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final SchedulerClient scheduler;
    private final String group;
    private final String queueArn;
    private final String roleArn;

    /** @param roleArn of the role that Scheduler sends to the queue with */
    public SchedulerTimers(SchedulerClient scheduler, String group, String queueArn, String roleArn, InstantSource clock) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.group = group;
        this.queueArn = queueArn;
        this.roleArn = roleArn;
    }

    @Override
    public void schedule(Nudge nudge) {
        try {
            scheduler.createSchedule(request(nudge));
        } catch (ConflictException _) {
            // The name says what it is for, so it is the same schedule, made before.
            return;
        } catch (SdkException e) {
            throw Availability.unavailable("EventBridge Scheduler", e);
        }
    }

    private CreateScheduleRequest request(Nudge nudge) {
        var at = at(nudge.due());
        return CreateScheduleRequest.builder().groupName(group).name(name(nudge, at)).scheduleExpression(AT.format(at)).scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .target(target -> target.arn(queueArn).roleArn(roleArn).input(NudgeCodec.write(nudge)))
                .build();
    }

    /** The end of the stage, which depends on the due time alone, so that the same nudge sent twice has one schedule. */
    private Instant at(Instant due) {
        var end = due.minus(EARLY);
        var ahead = Duration.between(clock.instant().plus(EARLY), end);
        return end.minus(STAGE.multipliedBy(Math.max(0, ahead.toSeconds() / STAGE.toSeconds()))).truncatedTo(ChronoUnit.SECONDS);
    }

    /** All 64 characters that a schedule's name may have: the hash of what makes the nudge and its stage this one. */
    private static String name(Nudge nudge, Instant at) {
        var what = String.join("\n", nudge.execution(), nudge.frame(), Long.toString(nudge.number()), nudge.kind().name(),
                Long.toString(at.getEpochSecond()));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
