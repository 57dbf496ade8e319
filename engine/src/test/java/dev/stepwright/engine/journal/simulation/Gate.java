package dev.stepwright.engine.journal.simulation;

import dev.stepwright.engine.journal.simulation.Fate.Blow;
import dev.stepwright.engine.registry.StoreUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every call of a port goes through here: it is counted, hands over to the scheduler, and may come to harm. */
final class Gate {

    static final String PERFORM = "Tasks.perform";
    private static final Duration FROZEN = Duration.ofSeconds(95);
    /** An API call that takes longer is ended by its platform. */
    private static final Duration FROZEN_CALL = Duration.ofSeconds(25);

    private final World world;
    private final Fate fate;
    private final List<String> calls = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    Gate(World world, Fate fate) {
        this.world = world;
        this.fate = fate;
    }

    /** The site of each call so far, in order. */
    List<String> calls() {
        return calls;
    }

    /** The place in the protocol's code of each call so far, where the fate asks for it. */
    List<String> places() {
        return places;
    }

    <T> T guard(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
            var site = port.getSimpleName() + "." + method.getName();
            return method.getName().equals("isIdempotent") ? invoke(target, method, arguments)
                    : call(site, target, method, arguments);
        }));
    }

    private Object call(String site, Object target, Method method, Object[] arguments) throws Throwable {
        var blow = before(site);
        // A task's own trouble is an outcome, never an exception.
        if (blow == Blow.REFUSE && !site.equals(PERFORM)) {
            throw new StoreUnavailable("throttled", null);
        }
        var answer = invoke(target, method, arguments);
        if (blow == Blow.KILL_AFTER) {
            throw new Actors.Killed();
        }
        if (blow == Blow.LOSE_ANSWER && !site.equals(PERFORM)) {
            throw new StoreUnavailable("timed out", null);
        }
        return answer;
    }

    /** A call that has no port: false when it fails. */
    boolean pass(String site) {
        var blow = before(site);
        return blow != Blow.REFUSE;
    }

    private Blow before(String site) {
        world.actors.handOver();
        var actor = world.actors.running();
        if (actor == null) {
            return Blow.NONE;
        }
        var number = calls.size();
        calls.add(site);
        if (fate.asksWhere()) {
            places.add(CallSites.current());
        }
        var blow = fate.blow(number, site);
        if (blow != Blow.NONE) {
            world.trace.add("call " + number + " " + site + " by " + actor.process + " " + actor.errand + ": " + blow);
        }
        switch (blow) {
            case KILL_BEFORE -> throw new Actors.Killed();
            case KILL_PROCESS -> {
                world.actors.killProcess(actor.process);
                throw new Actors.Killed();
            }
            case FREEZE -> world.actors.sleepUntil(world.now().plus(actor.errand.nudge.isPresent() ? FROZEN : FROZEN_CALL));
            case NONE, KILL_AFTER, REFUSE, LOSE_ANSWER -> { }
        }
        return blow;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
