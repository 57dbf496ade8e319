package dev.stepwright.functions.deployed;

import dev.stepwright.engine.api.Api;
import dev.stepwright.engine.api.http.HttpApi;
import dev.stepwright.engine.api.http.HttpRequest;
import dev.stepwright.engine.asl.MachineType;
import dev.stepwright.engine.asl.reader.DefinitionReader;
import dev.stepwright.engine.asl.source.Format;
import dev.stepwright.engine.expression.Json;
import dev.stepwright.engine.expression.Randomness;
import dev.stepwright.engine.inprocess.InProcessRunner;
import dev.stepwright.engine.inprocess.RunTime;
import dev.stepwright.engine.interpreter.Frame;
import dev.stepwright.engine.interpreter.Setting;
import dev.stepwright.engine.interpreter.Stand;
import dev.stepwright.engine.interpreter.TaskOutcome;
import dev.stepwright.engine.journal.codec.RecordCodec;
import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.record.HybridTime;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.payload.Payload;
import dev.stepwright.functions.task.sdk.ServiceClients;
import dev.stepwright.models.ServiceModels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uses once what every execution uses, so that its classes are loaded and linked in a snapshot: reads nothing, leaves nothing. */
final class Exercise {

    private static final Payload INPUT = Payload.ofText("{\"items\":[1,2],\"name\":\"x\"}");
    private static final String DEFINITION = """
            {"StartAt":"Shape","States":{
              "Shape":{"Type":"Pass","Parameters":{"n.$":"$.items[?(@ > 1)]","t.$":"States.Format('{}', $.name)"},"ResultPath":"$.shaped","Next":"Which"},
              "Which":{"Type":"Choice","Choices":[{"Variable":"$.name","StringEquals":"x","Next":"Each"}],"Default":"Each"},
              "Each":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":{"StartAt":"One","States":{"One":{"Type":"Pass","End":true}}},"Next":"Sum"},
              "Sum":{"Type":"Pass","QueryLanguage":"JSONata","Assign":{"s":"{% $sum($states.input) %}"},"Output":{"r":"{% $string($now()) & 'x' %}"},"Next":"Try"},
              "Try":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:prime",
                     "Retry":[{"ErrorEquals":["States.ALL"]}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Done"}],"Next":"Done"},
              "Done":{"Type":"Succeed"}}}""";

    private Exercise() {
    }

    /** A whole machine, in memory: the reader, both query languages, the interpreter. */
    static void interpreter(Randomness randomness) {
        var machine = DefinitionReader.read(DEFINITION, Format.JSON, MachineType.STANDARD).machine().orElseThrow();
        new InProcessRunner(_ -> new TaskOutcome.Succeeded(INPUT), RunTime.virtual(Instant.EPOCH), randomness).run(machine, new Setting.Execution("arn", "n", "role",
                Instant.EPOCH, INPUT, 0, Optional.empty(), "arn", "m", "us-east-1"));
    }

    /** A record, written and read. */
    static void records() {
        var codec = new RecordCodec(new PayloadStore() {
            @Override
            public void put(String sha256, byte[] bytes) {
                throw new AssertionError("the record is short");
            }

            @Override
            public byte[] get(String sha256) {
                throw new AssertionError("the record is short");
            }
        }, 8 * 1024);
        var frame = new Frame("S", INPUT, Optional.empty(), 0, List.of(), Map.of("v", INPUT), Optional.empty(), 0, Stand.Entering.INSTANCE);
        codec.decode(codec.encode(new JournalRecord(HybridTime.ZERO, frame, List.of(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    /** An action over the wire protocol that neither reads nor writes. */
    static void api(Api api) {
        var body = Json.mapper().createObjectNode().put("definition", DEFINITION).toString().getBytes(StandardCharsets.UTF_8);
        new HttpApi(api).answer(new HttpRequest("POST", "/", Map.of(), Map.of("x-amz-target",
                "AWSStepFunctions.ValidateStateMachineDefinition", "content-type", "application/x-amz-json-1.0"), body, "prime"));
    }

    /** The models of the services that tasks call most, and a client of each; nothing is called. */
    static void models(ServiceClients clients) {
        for (var hot : Map.of("dynamodb", "getItem", "sns", "publish", "eventbridge", "putEvents", "sqs", "sendMessage").entrySet()) {
            ServiceModels.known().find(hot.getKey()).map(clients::client).flatMap(client -> client.action(hot.getValue()))
                    .orElseThrow().request();
        }
    }
}
