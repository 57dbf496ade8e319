package dev.stepwright.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceModelsTest {

    private static final String MODEL = """
            {"metadata": {"protocol": "json", "signatureVersion": "v4", "serviceId": "%s", "endpointPrefix": "x", "targetPrefix": "X"},
             "operations": {"DoIt": {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "In"}}},
             "shapes": {"In": {"type": "structure", "members": {"AnARN": {"shape": "Name"}}}, "Name": {"type": "string"}}}""";

    @ParameterizedTest
    @CsvSource({
        "DBInstanceIdentifier, DbInstanceIdentifier", "SS, Ss", "BOOL, Bool", "NULL, Null", "functionName, FunctionName",
        "MD5OfMessageBody, Md5OfMessageBody", "SSEKMSKeyId, SsekmsKeyId", "ARN, Arn", "n, N", "IPv6, IPv6", "Key, Key",
    })
    void membersAreSpelledAsTheSdkSpellsThem(String name, String spelled) {
        assertThat(Spelling.member(name)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @CsvSource({
        "NoSuchKey, NoSuchKeyException", "ResourceNotFoundFault, ResourceNotFoundException",
        "DBInstanceNotFoundFault, DbInstanceNotFoundException", "KMSDisabledException, KmsDisabledException",
    })
    void exceptionsAreNamedAsTheSdkNamesTheirClasses(String shape, String exception) {
        assertThat(Spelling.exception(shape)).isEqualTo(exception);
    }

    @ParameterizedTest
    @CsvSource({
        "Secrets Manager, SecretsManager", "DynamoDB, DynamoDb", "Config Service, Config", "SSM, Ssm", "IoT Data Plane, IotDataPlane",
        "Elastic Load Balancing v2, ElasticLoadBalancingV2", "WAFV2, Wafv2", "EC2, Ec2", "S3 Control, S3Control",
        "Amazon Shiny Service, Shiny", "Directory Service, Directory",
    })
    void servicesAreNamedAsTheSdkNamesTheirClients(String id, String name) {
        assertThat(Spelling.service(id)).isEqualTo(name);
    }

    @Test
    void everyServiceCanBeReadWhole() {
        var models = new ServiceModels(Optional.empty());
        assertThat(models.services()).hasSizeGreaterThan(375).contains("s3control", "ec2", "sfn", "batch", "bedrockruntime", "cloudwatchlogs");
        for (var service : models.services()) {
            var model = models.find(service).orElseThrow();
            assertThat(Spelling.service(model.serviceId())).isEqualToIgnoringCase(service);
            assertThat(model.actions()).as(service).isNotEmpty();
            for (var name : model.actions()) {
                var action = model.action(name).orElseThrow();
                assertThat(Spelling.action(action.operation())).isEqualTo(name);
                action.input().ifPresent(model::structure);
                action.output().ifPresent(model::structure);
            }
            model.shapes().forEach(shape -> references(model.type(shape)).forEach(model::type));
        }
    }

    private static List<String> references(Type type) {
        return switch (type) {
            case Type.Scalar _ -> List.of();
            case Type.ListOf(var element) -> List.of(element.shape());
            case Type.MapOf(var key, var value) -> List.of(key.shape(), value.shape());
            case Type.Structure structure -> structure.members().stream().map(Member::shape).toList();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "ecs, runTask, true", "ecs, RunTask, false", "lambda, invokeWithResponseStream, false", "ECS, runTask, false",
        "nosuch, any, false", "../x, any, false", "dynamodb, putItem, true", "apigateway, getRestApis, true",
    })
    void actionsAreKnownByTheirNamesInResources(String service, String action, boolean known) {
        assertThat(new ServiceModels(Optional.empty()).has(service, action)).isEqualTo(known);
    }

    @Test
    void newerModelsGoBeforeThoseThatAreBuiltIn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("new-2026-model.json"), MODEL.replace("%s", "Brand New Service"));
        var sqs = Files.createDirectories(folder.resolve("sqs/2026-01-01"));
        Files.writeString(sqs.resolve("service-2.json"), MODEL.replace("%s", "SQS"));
        var models = new ServiceModels(Optional.of(folder));
        assertThat(models.services()).contains("brandnew", "sqs", "sns");
        assertThat(models.has("brandnew", "doIt")).isTrue();
        assertThat(models.has("sqs", "sendMessage")).isFalse();
        assertThat(models.find("sqs").orElseThrow().structure("In").members()).singleElement().satisfies(
                member -> assertThat(Spelling.member(member.name())).isEqualTo("AnARN"));
        assertThat(models.has("sns", "publish")).isTrue();
    }

    @Test
    void aFolderThatHoldsNoModelsOfAwssFormatIsToldOf(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> new ServiceModels(Optional.of(folder.resolve("none")))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("STEPWRIGHT_SERVICE_MODELS: expected a folder of models in AWS's format");
        Files.writeString(folder.resolve("bad-model.json"), "{");
        assertThatThrownBy(() -> new ServiceModels(Optional.of(folder))).isInstanceOf(IllegalStateException.class);
    }
}
