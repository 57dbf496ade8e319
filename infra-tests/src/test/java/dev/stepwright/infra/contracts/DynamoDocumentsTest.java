package dev.stepwright.infra.contracts;

import dev.stepwright.engine.registry.Documents;
import dev.stepwright.engine.registry.DocumentsContract;
import dev.stepwright.functions.Catalogue;
import dev.stepwright.functions.aws.DynamoDocuments;
import dev.stepwright.infra.servers.Clients;
import dev.stepwright.infra.servers.Tables;
import dev.stepwright.local.box.BoxServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDocumentsTest extends DocumentsContract {

    private static BoxServer server;
    private static DynamoDbClient dynamo;
    private static String table;

    @BeforeAll
    static void start() throws Exception {
        server = BoxServer.start(BoxServer.Kind.DYNAMODB, BoxServer.Options.DEFAULTS);
        dynamo = Clients.client(DynamoDbClient.builder(), server);
        table = Tables.create(dynamo, Catalogue.REGISTRY);
    }

    @AfterAll
    static void stop() {
        dynamo.close();
        server.close();
    }

    @Override
    protected Documents documents() {
        return new DynamoDocuments(dynamo, table);
    }
}
