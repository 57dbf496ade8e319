package dev.stepwright.local.mocks;

import java.time.Duration;
import java.util.Optional;

/**
 * How a test case went.
 *
 * @param status  of its execution
 * @param failure why it failed: the error's name and its cause; empty when it succeeded
 */
public record CaseResult(String name, String status, Optional<String> failure, Duration took) {
}
