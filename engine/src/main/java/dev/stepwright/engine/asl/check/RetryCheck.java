package dev.stepwright.engine.asl.check;

import dev.stepwright.engine.asl.source.Code;
import dev.stepwright.engine.asl.source.Findings;
import dev.stepwright.engine.asl.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Retry and Catch (States Language, "Errors"). */
final class RetryCheck {

    private static final String ALL = "States.ALL";
    private static final String TASK_FAILED = "States.TaskFailed";
    private static final long MAX_DELAY_SECONDS = 31_622_400;

    /** The names of the reserved prefix (AWS guide, "Handling errors"). */
    static final Set<String> RESERVED = Set.of(ALL, "States.DataLimitExceeded", "States.Runtime", "States.Timeout",
            "States.HeartbeatTimeout", TASK_FAILED, "States.Permissions", "States.ResultPathMatchFailure",
            "States.ParameterPathFailure", "States.QueryEvaluationError", "States.BranchFailed",
            "States.NoChoiceMatched", "States.IntrinsicFailure", "States.ExceedToleratedFailureThreshold",
            "States.ItemReaderFailed", "States.ResultWriterFailed", "States.Http.Socket");

    static final Fields RETRIER = Fields.of(Map.of(
            "Comment", Shape.ANY,
            "ErrorEquals", Shape.NOT_EMPTY_ARRAY.and(RetryCheck::names),
            "IntervalSeconds", Shape.integer(0, StateFields.MAX_SECONDS),
            "MaxAttempts", Shape.integer(0, StateFields.MAX_SECONDS),
            "BackoffRate", Shape.number(1),
            "MaxDelaySeconds", Shape.integer(1, MAX_DELAY_SECONDS),
            "JitterStrategy", Shape.oneOf("NONE", "FULL"))).require("ErrorEquals");

    private static final Fields CATCHING = Fields.of(Map.of(
            "Comment", Shape.ANY,
            "ErrorEquals", Shape.NOT_EMPTY_ARRAY.and(RetryCheck::names),
            "Next", Shape.TEXT)).require("ErrorEquals", "Next");
    static final Fields CATCHER = CATCHING.and(Map.of(
            "ResultPath", ExpressionShape.PLACEMENT, "Assign", AssignShape.JSON_PATH));
    static final Fields JSONATA_CATCHER = CATCHING.and(Map.of(
            "Output", JsonataShape.CATCH_TEMPLATE, "Assign", AssignShape.JSONATA_CATCH));

    static final Shape RETRIERS = Shape.ARRAY.and((list, findings) -> {
        list.items().forEach(item -> RETRIER.check(item, findings));
        allAloneAndLast(list, findings);
        taken(list, findings);
    });

    static final Shape CATCHERS = catchers(QueryLanguageCheck.jsonPath(CATCHER));
    static final Shape JSONATA_CATCHERS = catchers(QueryLanguageCheck.jsonata(JSONATA_CATCHER, "ResultPath"));

    private RetryCheck() {
    }

    private static Shape catchers(Shape catcher) {
        return Shape.ARRAY.and((list, findings) -> {
            list.items().forEach(item -> catcher.check(item, findings));
            allAloneAndLast(list, findings);
            taken(list, findings);
        });
    }

    private static void names(Place list, Findings findings) {
        for (var name : list.items()) {
            Shape.TEXT.check(name, findings);
            if (name.text().startsWith("States.") && !RESERVED.contains(name.text())
                    && !name.text().startsWith("States.Http.StatusCode.")) {
                findings.warning(Code.UNKNOWN_ERROR_NAME, name, "No state fails with the error name '" + name.text()
                        + "'; names that begin with 'States.' are reserved");
            }
        }
    }

    private static void allAloneAndLast(Place list, Findings findings) {
        var entries = list.items();
        for (var i = 0; i < entries.size(); i++) {
            var names = entries.get(i).get("ErrorEquals").map(Place::items).orElseGet(List::of);
            var last = i == entries.size() - 1;
            names.stream().filter(name -> name.text().equals(ALL) && (!last || names.size() > 1))
                    .forEach(name -> findings.error(name, ALL + " must appear alone and at end of list"));
        }
    }

    /** The first entry that names an error decides about it, even when its attempts are used up. */
    private static void taken(Place list, Findings findings) {
        var before = new HashSet<String>();
        for (var entry : list.items()) {
            var names = entry.get("ErrorEquals").map(Place::items).orElseGet(List::of);
            for (var name : names) {
                if (before.contains(name.text()) || before.contains(TASK_FAILED) && !name.text().startsWith("States.")) {
                    findings.warning(Code.NO_EFFECT, name, "An entry before this one takes the error '" + name.text() + "' already");
                }
            }
            names.forEach(name -> before.add(name.text()));
        }
    }
}
