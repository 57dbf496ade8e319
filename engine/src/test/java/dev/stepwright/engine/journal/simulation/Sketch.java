package dev.stepwright.engine.journal.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A state of a small machine that is made up; a workflow is a list of them, one after the other. Whatever fails does so with the
 * same words, and is retried until lost attempts do not matter, so that a machine has one outcome whoever is first.
 */
sealed interface Sketch {

    record Pass() implements Sketch {
    }

    record Choice() implements Sketch {
    }

    record Wait(int seconds) implements Sketch {
    }

    /** A Succeed state that is reached before the workflow's end. */
    record Leave() implements Sketch {
    }

    /** A Fail state that is reached. */
    record Fail() implements Sketch {
    }

    /** Variables: assigned in one state, referred to in the next. */
    record Variables() implements Sketch {
    }

    /** A Task in JSONata, with a variable. */
    record Query() implements Sketch {
    }

    /** What a Task's function does, and what comes of it. */
    enum Work {
        WORKS, FAILS_AND_IS_RETRIED, IS_REFUSED_AND_CAUGHT, IS_REFUSED, FAILS_ONCE_FOR_THE_SCOPE_ABOVE, OUTLIVES_ITS_LEASE,
        TIMES_OUT_AND_IS_CAUGHT
    }

    record Task(Work work) implements Sketch {
    }

    record Callback(boolean beats) implements Sketch {
    }

    /** A task of an activity. */
    record Activity(boolean beats) implements Sketch {
    }

    /** @param caught whether a failure of a branch is */
    record Parallel(List<List<Sketch>> branches, boolean caught) implements Sketch {
    }

    /** @param concurrency 0: no limit */
    record Map(List<Sketch> iteration, int concurrency, boolean caught) implements Sketch {
    }

    /** @param depth forks that may still come */
    static List<Sketch> workflow(Random random, int depth, boolean top) {
        var length = 1 + random.nextInt(top ? 4 : 2);
        return Stream.generate(() -> any(random, depth, top)).limit(length).toList();
    }

    private static Sketch any(Random random, int depth, boolean top) {
        return switch (random.nextInt(depth > 0 ? 15 : 11)) {
            case 0 -> new Pass();
            case 1 -> new Choice();
            case 2 -> new Wait(random.nextInt(4) == 0 ? 1_000 : 1 + random.nextInt(20));
            case 3 -> new Callback(random.nextBoolean());
            case 4 -> new Activity(random.nextBoolean());
            case 5 -> random.nextInt(3) > 0 ? new Variables() : random.nextBoolean() ? new Leave() : new Fail();
            case 6 -> new Query();
            case 11, 12, 13 -> new Parallel(Stream.generate(() -> workflow(random, depth - 1, false))
                    .limit(1 + random.nextInt(3)).toList(), random.nextBoolean());
            case 14 -> new Map(workflow(random, depth - 1, false), random.nextInt(3), random.nextBoolean());
            default -> new Task(work(random, top));
        };
    }

    private static Work work(Random random, boolean top) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> Work.FAILS_AND_IS_RETRIED;
            case 2 -> Work.IS_REFUSED_AND_CAUGHT;
            case 3 -> Work.IS_REFUSED;
            // Nobody above the root would try again.
            case 4 -> top ? Work.WORKS : Work.FAILS_ONCE_FOR_THE_SCOPE_ABOVE;
            case 5 -> random.nextInt(3) > 0 ? Work.WORKS : Work.OUTLIVES_ITS_LEASE;
            case 6 -> Work.TIMES_OUT_AND_IS_CAUGHT;
            default -> Work.WORKS;
        };
    }

    /** Workflows that are a little smaller. */
    static List<List<Sketch>> smaller(List<Sketch> workflow) {
        var found = new ArrayList<List<Sketch>>();
        for (var i = 0; i < workflow.size(); i++) {
            if (workflow.size() > 1) {
                found.add(replaced(workflow, i, List.of()));
            }
            for (var inside : inside(workflow.get(i))) {
                found.add(replaced(workflow, i, inside));
            }
        }
        return found;
    }

    private static List<List<Sketch>> inside(Sketch sketch) {
        return switch (sketch) {
            case Pass _, Choice _, Wait _, Leave _, Fail _, Variables _, Query _, Callback _, Activity _ -> List.of();
            case Task(var work) -> work == Work.WORKS ? List.of() : List.of(List.of(new Task(Work.WORKS)));
            case Map(var iteration, var concurrency, var caught) -> smaller(iteration).stream()
                    .map(less -> List.<Sketch>of(new Map(less, concurrency, caught))).toList();
            case Parallel(var branches, var caught) -> {
                var found = new ArrayList<List<Sketch>>();
                for (var i = 0; i < branches.size(); i++) {
                    if (branches.size() > 1) {
                        found.add(List.of(new Parallel(replaced(branches, i, List.of()), caught)));
                    }
                    for (var less : smaller(branches.get(i))) {
                        found.add(List.of(new Parallel(replaced(branches, i, List.of(less)), caught)));
                    }
                }
                yield found;
            }
        };
    }

    private static <T> List<T> replaced(List<T> list, int index, List<T> by) {
        var copy = new ArrayList<T>(list.subList(0, index));
        copy.addAll(by);
        copy.addAll(list.subList(index + 1, list.size()));
        return List.copyOf(copy);
    }
}
