package dev.stepwright.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS's models say of answers, looked up in its documentation of the services. */
class AnswerSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kms | encrypt | {'CiphertextBlob': 'AQ', 'KeyId': 'k'} |",
        "kms | encrypt | {'CiphertextBlob': 7} | Field 'CiphertextBlob' must be a string",
        "kms | encrypt | {'KeyId': ''} | Field 'KeyId' is smaller than the minimum length",
        "kms | encrypt | {'EncryptionAlgorithm': 'ROT_13'} | Field 'EncryptionAlgorithm' is not an expected value",
        "kms | encrypt | {'Unheard': 7} |",
        "kms | encrypt | {'keyId': 7} |",
        "kms | encrypt | [] | Field 'encrypt' must be an object",
        "kms | noSuchAction | {'KeyId': 7} |",
        "sqs | getQueueAttributes | {'Attributes': []} | Field 'Attributes' must be an object",
        "sqs | getQueueAttributes | {'Attributes': {'a': 7}} | Field 'Attributes' must be a string",
        "sqs | receiveMessage | {'Messages': {}} | Field 'Messages' must be an array",
        "sqs | receiveMessage | {'Messages': [{'Body': 'a'}, {'Body': {}}]} | Field 'Body' must be a string",
        "lambda | listFunctions | {'Functions': [{'Timeout': 0}]} | Field 'Timeout' is smaller than the minimum value",
        "lambda | listFunctions | {'Functions': [{'MemorySize': 99999}]} | Field 'MemorySize' exceeds the maximum value",
        "dynamodb | getItem | {'Item': {'a': {'Bool': 'yes'}}} | Field 'Bool' must be a boolean",
        "dynamodb | getItem | {'Item': {'a': {'L': [{'M': {'b': {'Ss': [1]}}}]}}} | Field 'Ss' must be a string",
        "sfn | startExecution | {'ExecutionArn': 'arn'} | Required field 'StartDate' is missing",
        "sfn | listExecutions | {'Executions': [{'ExecutionArn': 'arn'}]} | Required field 'StateMachineArn' is missing",
    })
    void anAnswerIsHeldAgainstTheModel(String service, String action, String answer, String fault) throws Exception {
        assertThat(AnswerSchema.of(service).orElseThrow().fault(action, JSON.readTree(answer.replace('\'', '"')), true))
                .isEqualTo(java.util.Optional.ofNullable(fault));
    }

    @Test
    void whatIsNotThereIsAskedForOnlyOfACompleteAnswer() throws Exception {
        var schema = AnswerSchema.of("sfn").orElseThrow();
        assertThat(schema.fault("startExecution", JSON.readTree("{}"), false)).isEmpty();
        assertThat(schema.fault("startExecution", JSON.readTree("{}"), true)).contains("Required field 'ExecutionArn' is missing");
    }

    @Test
    void aServiceThatIsNotKnownHasNone() {
        assertThat(AnswerSchema.of("unheardof")).isEmpty();
        assertThat(AnswerSchema.of("../models/kms")).isEmpty();
    }
}
