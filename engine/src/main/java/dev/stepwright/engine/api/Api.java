package dev.stepwright.engine.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import dev.stepwright.engine.api.shape.Arguments;
import dev.stepwright.engine.api.shape.Member;
import dev.stepwright.engine.api.shape.PageTokens;
import dev.stepwright.engine.inprocess.ExpressRunner;
import dev.stepwright.engine.journal.Executions;
import dev.stepwright.engine.journal.port.ActivityQueues;
import dev.stepwright.engine.journal.port.Origin;
import dev.stepwright.engine.registry.Activities;
import dev.stepwright.engine.registry.Definitions;
import dev.stepwright.engine.registry.StateMachines;
import dev.stepwright.engine.teststate.StateTests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The Step Functions API (version 2016-11-23), as far as Stepwright answers it: actions by name. */
public final class Api {

    private final ApiSettings settings;
    private final StartExecution starting;
    private final Map<String, Operation> operations;

    /** @param ids fresh UUIDs, for executions that were given no name */
    public Api(ApiSettings settings, StateMachines machines, Definitions definitions, Activities activities,
               ActivityQueues queues, Executions executions, PageTokens tokens, StateTests tests, ExpressRunner express, Supplier<String> ids) {
        this.settings = settings;
        var registered = new Registered(machines, executions);
        var table = new HashMap<String, Operation>();
        this.starting = new StartExecution(settings, registered, definitions, executions, ids);
        table.put("StartExecution", starting);
        table.put("StartSyncExecution", new StartSyncExecution(settings, registered, definitions, express, ids));
        table.put("TestState", new TestState(settings, tests.tester(), tests.schemas()));
        registryActions(table, registered, definitions, tokens);
        versionActions(table, registered, tokens);
        tagActions(table, new Tagged(registered, activities));
        activityActions(table, activities, queues, executions, tokens);
        executionActions(table, registered, definitions, executions, tokens);
        taskActions(table, executions);
        this.operations = Map.copyOf(table);
    }

    private void registryActions(Map<String, Operation> table, Registered machines, Definitions definitions,
                                 PageTokens tokens) {
        table.put("CreateStateMachine", new CreateStateMachine(settings, machines));
        table.put("UpdateStateMachine", new UpdateStateMachine(machines));
        table.put("DeleteStateMachine", new DeleteStateMachine(machines));
        table.put("DescribeStateMachine", new DescribeStateMachine(machines, definitions));
        table.put("ListStateMachines", new ListStateMachines(machines, tokens));
        table.put("ValidateStateMachineDefinition", new ValidateStateMachineDefinition());
    }

    private void versionActions(Map<String, Operation> table, Registered machines, PageTokens tokens) {
        table.put("PublishStateMachineVersion", new PublishStateMachineVersion(machines));
        table.put("ListStateMachineVersions", new ListStateMachineVersions(machines, tokens));
        table.put("DeleteStateMachineVersion", new DeleteStateMachineVersion(machines));
        table.put("CreateStateMachineAlias", new CreateStateMachineAlias(machines));
        table.put("UpdateStateMachineAlias", new UpdateStateMachineAlias(machines));
        table.put("DescribeStateMachineAlias", new DescribeStateMachineAlias(machines));
        table.put("ListStateMachineAliases", new ListStateMachineAliases(machines, tokens));
        table.put("DeleteStateMachineAlias", new DeleteStateMachineAlias(machines));
    }

    private void tagActions(Map<String, Operation> table, Tagged tagged) {
        table.put("TagResource", new TagResource(tagged));
        table.put("UntagResource", new UntagResource(tagged));
        table.put("ListTagsForResource", new ListTagsForResource(tagged));
    }

    private void activityActions(Map<String, Operation> table, Activities activities, ActivityQueues queues,
                                 Executions executions, PageTokens tokens) {
        table.put("CreateActivity", new CreateActivity(settings, activities, queues));
        table.put("DescribeActivity", new DescribeActivity(activities));
        table.put("ListActivities", new ListActivities(activities, tokens));
        table.put("DeleteActivity", new DeleteActivity(activities, queues));
        table.put("GetActivityTask", new GetActivityTask(settings, activities, executions));
    }

    private void executionActions(Map<String, Operation> table, Registered machines, Definitions definitions,
                                  Executions executions, PageTokens tokens) {
        table.put("DescribeExecution", new DescribeExecution(executions));
        table.put("ListExecutions", new ListExecutions(machines, executions, tokens));
        table.put("StopExecution", new StopExecution(executions));
        table.put("RedriveExecution", new RedriveExecution(executions));
        table.put("GetExecutionHistory", new GetExecutionHistory(settings, executions, tokens));
        table.put("DescribeStateMachineForExecution", new DescribeStateMachineForExecution(machines, definitions, executions));
    }

    private void taskActions(Map<String, Operation> table, Executions executions) {
        table.put("SendTaskSuccess", new SendTaskSuccess(settings, executions));
        table.put("SendTaskFailure", new SendTaskFailure(executions));
        table.put("SendTaskHeartbeat", new SendTaskHeartbeat(executions));
    }

    public ApiSettings settings() {
        return settings;
    }

    /** Names of the actions that are answered. */
    public Set<String> actions() {
        return operations.keySet();
    }

    /** The members that a request of an action may have. */
    public List<Member> members(String action) {
        return operations.get(action).members();
    }

    /**
     * StartExecution by a task: once for each attempt, however often that asks.
     *
     * @throws ApiException when it is refused
     */
    public ObjectNode start(JsonNode request, Origin origin) {
        Member.check(starting.members(), request);
        return starting.startFor(origin, new Arguments(request));
    }

    /**
     * Performs an action.
     *
     * @param request a JSON object, the request's members
     * @return the answer's members
     * @throws ApiException when it is refused
     */
    public ObjectNode call(String action, JsonNode request) {
        var operation = operations.get(action);
        if (operation == null) {
            throw new ApiException(new ApiError.UnknownOperationException("There is no action '" + action + "' here"));
        }
        Member.check(operation.members(), request);
        return operation.perform(new Arguments(request));
    }
}
