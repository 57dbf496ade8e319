package dev.stepwright.engine.registry;

import java.util.Optional;

/**
 * What of an execution is logged, and where (Step Functions API, LoggingConfiguration).
 *
 * @param level       ALL, ERROR, FATAL or OFF
 * @param logGroupArn the one destination; absent only where nothing is logged
 */
public record Logging(String level, boolean includeExecutionData, Optional<String> logGroupArn) {

    public static final Logging OFF = new Logging("OFF", false, Optional.empty());
}
