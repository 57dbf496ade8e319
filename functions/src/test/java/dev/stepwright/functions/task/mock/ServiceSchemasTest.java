package dev.stepwright.functions.task.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwright.engine.asl.Resource;
import dev.stepwright.engine.expression.Json;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which model an integration's answer is held against: of S3 that of its client, of all others that of AWS. */
class ServiceSchemasTest {

    private final ServiceSchemas schemas = new ServiceSchemas();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "aws-sdk:s3:getObject | {'ContentLength': 3, 'StorageClass': 'GLACIER', 'Metadata': {'a': 'b'}, 'Body': 'x', 'Unheard': 1} |",
        "aws-sdk:s3:getObject | {'ContentLength': '3'} | Field 'ContentLength' must be a number",
        "aws-sdk:s3:getObject | {'StorageClass': 'Papyrus'} | Field 'StorageClass' is not an expected value",
        "aws-sdk:s3:getObject | {'DeleteMarker': 'no'} | Field 'DeleteMarker' must be a boolean",
        "aws-sdk:s3:getObject | {'Metadata': ['a']} | Field 'Metadata' must be an object",
        "aws-sdk:s3:getObject | {'ETag': 7} | Field 'ETag' must be a string",
        "aws-sdk:s3:listObjectsV2 | {'Contents': [{'Key': 'a'}, {'Key': 7}]} | Field 'Key' must be a string",
        "aws-sdk:s3:listObjectsV2 | {'Contents': {}} | Field 'Contents' must be an array",
        "aws-sdk:s3:listObjectsV2 | [] | Field 'listObjectsV2' must be an object",
        "aws-sdk:s3:noSuchAction | {'Key': 7} |",
        "aws-sdk:kms:encrypt | {'CiphertextBlob': ''} | Field 'CiphertextBlob' is smaller than the minimum length",
        "lambda:invoke | {'StatusCode': '200'} | Field 'StatusCode' must be a number",
        "events:putEvents | {'Entries': [{'EventId': 7}]} | Field 'EventId' must be a string",
        "states:startExecution | {'executionArn': 'a', 'startDate': 'b'} | Required field 'ExecutionArn' is missing",
        "emr-containers:startJobRun | {'JobRunId': 7, 'Id': 7} | Field 'Id' must be a string",
        "http:invoke | {'StatusCode': 'any'} |",
        "apigateway:invoke | {'StatusCode': 'any'} |",
    })
    void anAnswerIsHeldAgainstTheServicesModel(String call, String answer, String fault) {
        var colon = call.lastIndexOf(':');
        var resource = new Resource.Service("arn:aws:states:::" + call, call.substring(0, colon), call.substring(colon + 1),
                Resource.Pattern.REQUEST_RESPONSE);
        assertThat(schemas.fault(resource, Json.parse(answer.replace('\'', '"')), true)).isEqualTo(Optional.ofNullable(fault));
    }
}
