package dev.stepwright.local.tasks;

import java.util.Optional;
import java.util.regex.Pattern;

/** A function as callers name it: name, partial ARN or ARN, perhaps with a qualifier (Lambda API, Invoke, FunctionName). */
record FunctionName(Optional<String> region, Optional<String> account, String name, Optional<String> qualifier) {

    private static final Pattern FORM = Pattern.compile(
            "(?:arn:[a-z-]+:lambda:([a-z0-9-]*):)?(?:([0-9]{12}):)?(?:function:)?([^:]+)(?::([^:]+))?");

    /** What is of no such form is a name that no function has. */
    static FunctionName parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? new FunctionName(Optional.ofNullable(form.group(1)), Optional.ofNullable(form.group(2)), form.group(3),
                        Optional.ofNullable(form.group(4)))
                : new FunctionName(Optional.empty(), Optional.empty(), text, Optional.empty());
    }
}
