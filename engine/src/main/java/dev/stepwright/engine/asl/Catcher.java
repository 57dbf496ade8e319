package dev.stepwright.engine.asl;

import java.util.List;

/** One entry of Catch (States Language, "Errors": "Fallback states"). */
public record Catcher(List<String> errorEquals, Placement resultPath, String next) {
}
