package dev.stepwright.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;
import software.amazon.awscdk.cxapi.SynthesisMessage;

/** The rules of the AWS Solutions library, but for those argued against here. */
class SolutionsChecksTest {

    private static final Matcher ANY = Match.stringLikeRegexp("AwsSolutions-.*");

    @Test
    void theStackKeepsTheRulesOfTheAwsSolutionsLibrary() {
        var stack = Synthesis.stack(Map.of());
        NagSuppressions.addStackSuppressions(stack, List.of(
                suppression("AwsSolutions-S1", "Access logs of payloads named by hash would tell less than CloudTrail's data "
                        + "events, which an account that wants them turns on for all its buckets"),
                suppression("AwsSolutions-SMG4", "A new secret would make every task token that is out invalid, and executions "
                        + "wait for theirs for up to a year"),
                suppression("AwsSolutions-SQS3", "The queue is itself where dead letters go"),
                suppression("AwsSolutions-IAM5", "Patterns stand for objects by hash, schedules by name, streams of one log and "
                        + "the queues that come and go with activities; "
                        + "and for the execution roles under /stepwright/, made for nothing else")));
        Aspects.of(stack).add(new AwsSolutionsChecks());
        var annotations = Annotations.fromStack(stack);
        assertThat(texts(annotations.findError("*", ANY))).isEmpty();
        assertThat(texts(annotations.findWarning("*", ANY))).isEmpty();
    }

    private static List<String> texts(List<SynthesisMessage> messages) {
        return messages.stream().map(message -> message.getId() + ": " + message.getEntry().getData()).toList();
    }

    private static NagPackSuppression suppression(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}
