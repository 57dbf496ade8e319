package dev.stepwright.local.mocks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which executions of this process are which test cases, and how often each of their states was attempted. */
public final class TestCases {

    private record Running(Map<String, MockedResponse> states, Map<String, AtomicInteger> attempts) {
    }

    private final MockFile file;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    public TestCases(MockFile file) {
        this.file = file;
    }

    /** Whether the machine of that name has such a case. */
    public boolean has(String machine, String name) {
        return file.cases().getOrDefault(machine, Map.of()).containsKey(name);
    }

    /** An execution of that ARN, which is about to begin, is that case. One that was begun before keeps its count. */
    public void begin(String execution, String machine, String name) {
        running.putIfAbsent(execution, new Running(file.cases().get(machine).get(name), new ConcurrentHashMap<>()));
    }

    boolean isOne(String execution) {
        return running.containsKey(execution);
    }

    /** The next answer of a state that the execution's case mocks. */
    Optional<Next> next(String execution, String state) {
        var one = running.get(execution);
        return Optional.ofNullable(one).map(it -> it.states().get(state)).map(response ->
                new Next(response, one.attempts().computeIfAbsent(state, _ -> new AtomicInteger()).getAndIncrement()));
    }

    /** @param attempt counted from 0 */
    record Next(MockedResponse response, int attempt) {
    }
}
