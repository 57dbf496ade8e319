package dev.stepwright.infra.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwright.infra.box.Template.Resource;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;

/** The judge is judged: what no policy allows fails, and what no call needed is told. */
class PoliciesTest {

    private static final String ROLE = """
            {"Policies": [{"PolicyDocument": {"Statement": [
              {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem"],
               "Resource": {"Fn::GetAtt": ["Journal", "Arn"]}},
              {"Effect": "Allow", "Action": "s3:PutObject", "Resource": {"Fn::Sub": "arn:${AWS::Partition}:s3:::bucket/payloads/*"}},
              {"Effect": "Allow", "Action": "scheduler:CreateSchedule",
               "Resource": {"Fn::Join": ["", ["arn:aws:scheduler:", {"Ref": "AWS::Region"}, ":000000000000:schedule/timers/*"]]}},
              {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::000000000000:role/timer",
               "Condition": {"StringEquals": {"iam:PassedToService": "scheduler.amazonaws.com"}}}]}}]}
            """;

    private final Policies policies = policies(ROLE);
    private final Guard guard = new Guard("Worker", "Role", policies);

    @Test
    void whatIsAllowedPassesAndCountsAsUsed() {
        call(GetItemRequest.builder().tableName("Journal").build());
        call(PutObjectRequest.builder().bucket("bucket").key("payloads/abc").build());
        call(schedule("arn:aws:iam::000000000000:role/timer"));
        assertThat(policies.denials()).isEmpty();
        assertThat(policies.unused()).singleElement().asString().contains("dynamodb:PutItem");
    }

    @Test
    void whatIsNotAllowedFailsAndNamesFunctionActionAndResource() {
        assertThatThrownBy(() -> call(DeleteItemRequest.builder().tableName("Journal").build()))
                .isInstanceOfSatisfying(AwsServiceException.class, refused ->
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        assertThat(policies.denials()).singleElement().asString()
                .contains("Worker", "dynamodb:DeleteItem", "arn:aws:dynamodb:us-east-1:000000000000:table/Journal");
    }

    @Test
    void anotherTableAnotherPrefixAndAnotherRoleAreNotAllowed() {
        assertThatThrownBy(() -> call(GetItemRequest.builder().tableName("Other").build())).isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> call(PutObjectRequest.builder().bucket("bucket").key("elsewhere/abc").build()))
                .isInstanceOf(AwsServiceException.class);
        assertThatThrownBy(() -> call(schedule("arn:aws:iam::000000000000:role/other"))).isInstanceOf(AwsServiceException.class);
        assertThat(policies.denials()).hasSize(3);
    }

    @Test
    void aCallThatNobodyJudgedYetIsNoCallToLetPass() {
        assertThatThrownBy(() -> call(ListTablesRequest.builder().build()))
                .isInstanceOf(AssertionError.class).hasMessageContaining("ListTablesRequest");
    }

    @Test
    void statementsThatTheJudgeCannotReadAreRefused() {
        assertThatThrownBy(() -> policies(ROLE.replace("\"StringEquals\"", "\"StringLike\"")))
                .isInstanceOf(AssertionError.class).hasMessageContaining("StringLike");
        assertThatThrownBy(() -> policies(ROLE.replace("{\"Ref\": \"AWS::Region\"}", "{\"Fn::ImportValue\": \"x\"}")))
                .isInstanceOf(AssertionError.class).hasMessageContaining("Fn::ImportValue");
        assertThatThrownBy(() -> policies(ROLE.replace("\"Journal\"", "\"Nothing\"")))
                .isInstanceOf(AssertionError.class).hasMessageContaining("Nothing");
    }

    private static SdkRequest schedule(String role) {
        return CreateScheduleRequest.builder().groupName("timers").name("one").target(target -> target.roleArn(role)).build();
    }

    private void call(SdkRequest request) {
        guard.beforeExecution(InterceptorContext.builder().request(request).build(), new ExecutionAttributes());
    }

    private static Policies policies(String role) {
        try {
            var table = new Resource("Journal", "AWS::DynamoDB::Table", new ObjectMapper().readTree("{}"));
            var resource = new Resource("Role", "AWS::IAM::Role", new ObjectMapper().readTree(role));
            return new Policies(new Stack(new Template(Map.of("Role", resource, "Journal", table),
                    new ObjectMapper().readTree("{}")), URI.create("http://127.0.0.1:1")));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
