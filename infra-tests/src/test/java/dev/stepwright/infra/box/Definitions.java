package dev.stepwright.infra.box;

/** The workflows that run in the box. */
final class Definitions {

    /** Every way of going on: a task, a wait, branches, iterations, a failure that is caught, and a callback. */
    static final String ORDERS = """
            {"StartAt": "Cool off", "States": {
              "Cool off": {"Type": "Wait", "Seconds": 1, "Next": "Prepare"},
              "Prepare": {"Type": "Parallel", "Next": "Approve",
                "ResultSelector": {"prices.$": "$[0]", "stock.$": "$[1]"},
                "Branches": [
                  {"StartAt": "Price lines", "States": {"Price lines": {"Type": "Map", "ItemsPath": "$.lines", "End": true,
                    "ItemProcessor": {"StartAt": "Price", "States": {
                      "Price": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:price", "End": true}}}}}},
                  {"StartAt": "Reserve", "States": {
                    "Reserve": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:refuse", "End": true,
                      "Catch": [{"ErrorEquals": ["OutOfStock"], "Next": "Order more"}]},
                    "Order more": {"Type": "Pass", "End": true}}}]},
              "Approve": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "HeartbeatSeconds": 60,
                "Parameters": {"FunctionName": "ask", "Payload": {"subject": "approval", "token.$": "$$.Task.Token", "of.$": "$"}},
                "ResultPath": "$.approval", "End": true}}}
            """;

    static final String WAIT_AN_HOUR = """
            {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 3600, "End": true}}}
            """;

    static final String CALLBACK = """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Parameters": {"FunctionName": "ask", "Payload": {"subject.$": "$", "token.$": "$$.Task.Token"}}, "End": true}}}
            """;

    static final String LIMITED = """
            {"StartAt": "Quick", "TimeoutSeconds": 7200, "States": {"Quick": {"Type": "Pass", "End": true}}}
            """;

    /** Whatever a task may ask this service itself, about the execution that it is of. */
    static final String ASK_STEP_FUNCTIONS = """
            {"StartAt": "Describe", "States": {
              "Describe": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:describeExecution", "ResultPath": "$.execution",
                "Parameters": {"ExecutionArn.$": "$$.Execution.Id"}, "Next": "Definition"},
              "Definition": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:describeStateMachineForExecution",
                "Parameters": {"ExecutionArn.$": "$$.Execution.Id"}, "ResultPath": "$.definition", "Next": "Machine"},
              "Machine": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:describeStateMachine", "ResultPath": "$.machine",
                "Parameters": {"StateMachineArn.$": "$$.StateMachine.Id"}, "Next": "History"},
              "History": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:getExecutionHistory", "ResultPath": "$.history",
                "Parameters": {"ExecutionArn.$": "$$.Execution.Id", "MaxResults": 5}, "Next": "List"},
              "List": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:listExecutions", "ResultPath": "$.listed",
                "Parameters": {"StateMachineArn.$": "$$.StateMachine.Id", "StatusFilter": "RUNNING"}, "Next": "Redrive"},
              "Redrive": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:redriveExecution", "ResultPath": "$.redrive",
                "Parameters": {"ExecutionArn.$": "$.failed"}, "Next": "Stop"},
              "Stop": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:stopExecution", "ResultPath": "$.stop",
                "Parameters": {"ExecutionArn.$": "$.running"}, "End": true}}}
            """;

    private Definitions() {
    }

    /** A machine that starts an execution of another, with its own input, and waits for the end. */
    static String starting(String machine) {
        return """
                {"StartAt": "Start", "States": {"Start": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::states:startExecution.sync:2", "OutputPath": "$.Output",
                  "Parameters": {"StateMachineArn": "%s", "Input.$": "$"}}}}
                """.formatted(machine);
    }

    /** A machine that leaves its input to a worker of an activity. */
    static String activity(String arn) {
        return """
                {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true, "TimeoutSeconds": 120, "Resource": "%s"}}}
                """.formatted(arn);
    }

    /** A machine that calls a function with its input. */
    static String task(String function) {
        return """
                {"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:lambda:us-east-1:000000000000:function:%s"}}}
                """.formatted(function);
    }
}
