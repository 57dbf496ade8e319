package dev.stepwright.functions.aws;

import dev.stepwright.engine.journal.port.Nudge;
import dev.stepwright.engine.journal.port.Timers;
import dev.stepwright.functions.step.NudgeCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/** One-time schedules of EventBridge Scheduler, which put the nudge into the step queue and are gone. */
public final class SchedulerTimers implements Timers {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SchedulerClient scheduler;
    private final String group;
    private final String queueArn;
    private final String roleArn;

    /** @param roleArn of the role that Scheduler sends to the queue with */
    public SchedulerTimers(SchedulerClient scheduler, String group, String queueArn, String roleArn) {
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
        return CreateScheduleRequest.builder().groupName(group).name(name(nudge))
                .scheduleExpression(AT.format(nudge.due().plusNanos(999_999_999))).scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .target(target -> target.arn(queueArn).roleArn(roleArn).input(NudgeCodec.write(nudge)))
                .build();
    }

    /** All 64 characters that a schedule's name may have: the hash of what makes the nudge this one. */
    static String name(Nudge nudge) {
        var what = String.join("\n", nudge.execution(), nudge.frame(), Long.toString(nudge.number()), nudge.kind().name(),
                Long.toString(wholeSecond(nudge.due())));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private static long wholeSecond(Instant due) {
        return due.plusNanos(999_999_999).getEpochSecond();
    }
}
