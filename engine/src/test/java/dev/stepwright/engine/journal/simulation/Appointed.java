package dev.stepwright.engine.journal.simulation;

import java.util.Map;

/** Blows at calls of the given numbers, and none else. */
final class Appointed implements Fate {

    private final Map<Integer, Blow> blows;
    private int struck;

    Appointed(Map<Integer, Blow> blows) {
        this.blows = blows;
    }

    @Override
    public Blow blow(int call, String site) {
        var blow = blows.getOrDefault(call, Blow.NONE);
        struck += blow == Blow.NONE ? 0 : 1;
        return blow;
    }

    @Override
    public int struck() {
        return struck;
    }

    @Override
    public boolean asksWhere() {
        return true;
    }
}
