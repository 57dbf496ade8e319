package dev.stepwright.engine.inprocess;

import java.util.List;
import java.util.function.Supplier;

/** Does work side by side: the caller's threads. */
@FunctionalInterface
public interface Lanes {

    /**
     * Does all of it.
     *
     * @param atOnce how many of them run at the same time, at most
     * @return what each gave, in order
     */
    <T> List<T> run(List<Supplier<T>> work, int atOnce);
}
