package dev.stepwright.engine.asl;

import java.util.List;

/** One entry of Catch (States Language, "Errors": "Fallback states"). Its flow places the error output: ResultPath or Output, and Assign. */
public record Catcher(List<String> errorEquals, DataFlow flow, String next) {
}
