package dev.stepwright.cdk;

import dev.stepwright.functions.Catalogue;
import java.util.Locale;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/** The tables of executions and of what users register: on demand, restorable to any second, and kept when the stack goes. */
final class StateTables extends Construct {

    private final Table executions;
    private final Table registry;

    StateTables(Construct scope, String id, Encryption encryption) {
        super(scope, id);
        executions = table("Executions", Catalogue.EXECUTIONS, encryption);
        registry = table("Registry", Catalogue.REGISTRY, encryption);
    }

    Table executions() {
        return executions;
    }

    Table registry() {
        return registry;
    }

    private Table table(String id, Catalogue.Table shape, Encryption encryption) {
        var builder = Table.Builder.create(this, id)
                .partitionKey(attribute(shape.partitionKey()))
                .sortKey(attribute(shape.sortKey()))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true).build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN);
        shape.timeToLive().ifPresent(builder::timeToLiveAttribute);
        encryption.key().ifPresent(key -> builder.encryption(TableEncryption.CUSTOMER_MANAGED).encryptionKey(key));
        var table = builder.build();
        shape.indexes().forEach(index -> table.addGlobalSecondaryIndex(index(index)));
        return table;
    }

    private static GlobalSecondaryIndexProps index(Catalogue.Index index) {
        return GlobalSecondaryIndexProps.builder()
                .indexName(index.name())
                .partitionKey(attribute(index.partitionKey()))
                .sortKey(attribute(index.sortKey()))
                .projectionType(ProjectionType.KEYS_ONLY)
                .build();
    }

    private static Attribute attribute(Catalogue.Attribute attribute) {
        return Attribute.builder().name(attribute.name()).type(type(attribute)).build();
    }

    private static AttributeType type(Catalogue.Attribute attribute) {
        return switch (attribute.type()) {
            case "S" -> AttributeType.STRING;
            case "N" -> AttributeType.NUMBER;
            case "B" -> AttributeType.BINARY;
            default -> throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "attribute %s: expected type S, N or B, found %s", attribute.name(), attribute.type()));
        };
    }
}
