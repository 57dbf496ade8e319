package dev.stepwright.engine.expression.jsonata.regex;

import dev.stepwright.engine.expression.jsonata.value.Exceeded;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Runs the steps of a pattern over a text. What it may come back to, and what it must then undo, lies in a stack of frames of four
 * numbers: their kind and three more.
 */
final class Machine {

    static final int MAX_FRAMES = 500_000;
    private static final int STEPS_A_UNIT = 8;
    private static final int FRAME = 4;

    private static final int CHOICE = 0;
    private static final int UNDO_SLOT = 1;
    private static final int UNDO_REGISTER = 2;
    /** Come back at each place between two, towards the second. */
    private static final int CHOICES = 3;

    private final Op[] ops;
    private final String text;
    private final boolean multiline;
    private final int[] slots;
    private final int[] registers;
    private final IntConsumer spend;
    private int[] stack = new int[16 * FRAME];
    private int top;
    private int steps;
    /** Where to go on, set by {@link #comeBack}. */
    private int place;
    private int at;

    Machine(Op[] ops, String text, boolean multiline, int slots, int registers, IntConsumer spend) {
        this.ops = ops;
        this.text = text;
        this.multiline = multiline;
        this.slots = new int[slots];
        this.registers = new int[registers];
        this.spend = spend;
    }

    int[] slots() {
        return slots;
    }

    boolean matches(int from) {
        Arrays.fill(slots, -1);
        top = 0;
        return run(0, from);
    }

    private boolean run(int start, int from) {
        var base = top;
        place = start;
        at = from;
        while (true) {
            step();
            if (ops[place] instanceof Op.Accept) {
                return true;
            }
            if (!take(ops[place]) && !comeBack(base)) {
                return false;
            }
        }
    }

    private void step() {
        if (++steps % STEPS_A_UNIT == 0) {
            spend.accept(1);
        }
    }

    /** Does one step and goes on to the next; false when it does not fit the text. */
    private boolean take(Op op) {
        return switch (op) {
            case Op.Read(var set, var back) -> read(set, back);
            case Op.ReadMany many -> readMany(many);
            case Op.Split(var first, var second) -> {
                push(CHOICE, second, at, 0);
                place = first;
                yield true;
            }
            case Op.Jump(var to) -> goTo(to);
            case Op.Save(var slot) -> {
                setSlot(slot, at);
                yield goTo(place + 1);
            }
            case Op.Begin(var count) -> {
                setRegister(count, 0);
                yield goTo(place + 1);
            }
            case Op.Round round -> round(round);
            case Op.Next(var count, var min, var round) -> {
                if (registers[count] >= min && registers[count + 1] == at) {
                    yield false;
                }
                setRegister(count, registers[count] + 1);
                yield goTo(round);
            }
            case Op.Refer(var group, var back, var anyCase) -> refer(group, back, anyCase);
            case Op.At(var where) -> holds(where) && goTo(place + 1);
            case Op.Look(var negative, var exit) -> look(negative, exit);
            case Op.Accept() -> true;
        };
    }

    private boolean goTo(int next) {
        place = next;
        return true;
    }

    private boolean read(CharSet set, boolean back) {
        var index = back ? at - 1 : at;
        if (index < 0 || index >= text.length() || !set.has(text.charAt(index))) {
            return false;
        }
        at = back ? at - 1 : at + 1;
        return goTo(place + 1);
    }

    private boolean readMany(Op.ReadMany many) {
        var start = at;
        var step = many.back() ? -1 : 1;
        var room = many.back() ? at : text.length() - at;
        var most = Math.min(many.max(), room);
        var count = 0;
        while (count < (many.greedy() ? most : Math.min(many.min(), most))
                && many.set().has(text.charAt(many.back() ? start - count - 1 : start + count))) {
            count++;
            step();
        }
        if (count < many.min()) {
            return false;
        }
        at = start + step * count;
        if (many.greedy()) {
            if (count > many.min()) {
                push(CHOICES, place + 1, at - step, start + step * many.min());
            }
        } else if (count < most) {
            push(CHOICES, -place - 1, at, start + step * most);
        }
        return goTo(place + 1);
    }

    private boolean round(Op.Round round) {
        var count = registers[round.count()];
        if (count >= round.max()) {
            return goTo(round.exit());
        }
        if (count >= round.min()) {
            if (!round.greedy()) {
                push(CHOICE, -place - 1, at, 0);
                return goTo(round.exit());
            }
            push(CHOICE, round.exit(), at, 0);
        }
        return enter(round);
    }

    private boolean enter(Op.Round round) {
        setRegister(round.count() + 1, at);
        for (var slot = round.firstSlot(); slot < round.lastSlot(); slot++) {
            setSlot(slot, -1);
        }
        return goTo(place + 1);
    }

    /** A group that took no part is matched by nothing. */
    private boolean refer(int group, boolean back, boolean anyCase) {
        var begin = slots[2 * group];
        var end = slots[2 * group + 1];
        if (begin < 0 || end < 0) {
            return goTo(place + 1);
        }
        var from = back ? at - (end - begin) : at;
        spend.accept((end - begin) / STEPS_A_UNIT);
        if (from < 0 || !text.regionMatches(anyCase, from, text, begin, end - begin)) {
            return false;
        }
        at = back ? from : at + end - begin;
        return goTo(place + 1);
    }

    private boolean holds(Term.Place where) {
        return switch (where) {
            case BEGIN -> at == 0 || multiline && CharSet.Named.LINE_END.has(text.charAt(at - 1));
            case END -> at == text.length() || multiline && CharSet.Named.LINE_END.has(text.charAt(at));
            case BOUNDARY -> isWord(at - 1) != isWord(at);
            case NO_BOUNDARY -> isWord(at - 1) == isWord(at);
        };
    }

    private boolean isWord(int index) {
        return index >= 0 && index < text.length() && CharSet.Named.WORD.has(text.charAt(index));
    }

    private boolean look(boolean negative, int exit) {
        var base = top;
        var here = at;
        var found = run(place + 1, here);
        if (found) {
            forget(base, negative);
        }
        at = here;
        place = exit;
        return found != negative;
    }

    /** Drops the choices above a frame; what is to be undone is undone, or kept for later. */
    private void forget(int base, boolean undo) {
        var kept = base;
        if (undo) {
            while (top > base) {
                top -= FRAME;
                undo(top);
            }
            return;
        }
        for (var frame = base; frame < top; frame += FRAME) {
            if (stack[frame] == UNDO_SLOT || stack[frame] == UNDO_REGISTER) {
                System.arraycopy(stack, frame, stack, kept, FRAME);
                kept += FRAME;
            }
        }
        top = kept;
    }

    private void undo(int frame) {
        if (stack[frame] == UNDO_SLOT) {
            slots[stack[frame + 1]] = stack[frame + 2];
        } else if (stack[frame] == UNDO_REGISTER) {
            registers[stack[frame + 1]] = stack[frame + 2];
        }
    }

    /** Takes the last choice that is left; false when there is none. */
    private boolean comeBack(int base) {
        while (top > base) {
            top -= FRAME;
            switch (stack[top]) {
                case CHOICE -> {
                    at = stack[top + 2];
                    place = stack[top + 1];
                    if (place < 0) { // one more round after all
                        place = -place - 1;
                        return enter((Op.Round) ops[place]);
                    }
                    return true;
                }
                case CHOICES -> {
                    if (again(stack[top + 1], stack[top + 2], stack[top + 3])) {
                        return true;
                    }
                }
                default -> undo(top);
            }
        }
        return false;
    }

    private boolean again(int next, int from, int last) {
        if (next >= 0) { // one less
            at = from;
            if (from != last) {
                push(CHOICES, next, from + (last > from ? 1 : -1), last);
            }
            return goTo(next);
        }
        var many = (Op.ReadMany) ops[-next - 1]; // one more
        if (!many.set().has(text.charAt(many.back() ? from - 1 : from))) {
            return false;
        }
        at = many.back() ? from - 1 : from + 1;
        if (at != last) {
            push(CHOICES, next, at, last);
        }
        return goTo(-next);
    }

    private void setSlot(int slot, int value) {
        push(UNDO_SLOT, slot, slots[slot], 0);
        slots[slot] = value;
    }

    private void setRegister(int register, int value) {
        push(UNDO_REGISTER, register, registers[register], 0);
        registers[register] = value;
    }

    private void push(int kind, int first, int second, int third) {
        if (top == stack.length) {
            if (top / FRAME >= MAX_FRAMES) {
                throw Exceeded.memory();
            }
            stack = Arrays.copyOf(stack, 2 * top);
        }
        stack[top] = kind;
        stack[top + 1] = first;
        stack[top + 2] = second;
        stack[top + 3] = third;
        top += FRAME;
    }
}
