package dev.stepwright.engine.expression.jsonata.regex;

import java.util.ArrayList;
import java.util.List;

/** Makes steps of the parts of a pattern. */
final class PatternCompiler {

    private final List<Op> ops = new ArrayList<>();
    private final boolean anyCase;
    private int registers;

    PatternCompiler(boolean anyCase) {
        this.anyCase = anyCase;
    }

    Op[] compile(Term term) {
        emit(new Op.Save(0));
        add(term, false);
        emit(new Op.Save(1));
        emit(new Op.Accept());
        return ops.toArray(Op[]::new);
    }

    int registers() {
        return registers;
    }

    private int emit(Op op) {
        ops.add(op);
        return ops.size() - 1;
    }

    private CharSet cased(CharSet set) {
        return !anyCase ? set : set instanceof CharSet.Not(var inner) ? new CharSet.Not(cased(inner)) : new CharSet.AnyCase(set);
    }

    private void add(Term term, boolean back) {
        switch (term) {
            case Term.One(var set) -> emit(new Op.Read(cased(set), back));
            case Term.Sequence(var terms) -> (back ? terms.reversed() : terms).forEach(part -> add(part, back));
            case Term.Choice(var alternatives) -> choice(alternatives, back);
            case Term.Capture(var index, var body) -> {
                emit(new Op.Save(back ? 2 * index + 1 : 2 * index));
                add(body, back);
                emit(new Op.Save(back ? 2 * index : 2 * index + 1));
            }
            case Term.Repeat repeat -> repeat(repeat, back);
            case Term.BackReference(var group) -> emit(new Op.Refer(group, back, anyCase));
            case Term.Look(var body, var behind, var negative) -> {
                var look = emit(null);
                add(body, behind);
                emit(new Op.Accept());
                ops.set(look, new Op.Look(negative, ops.size()));
            }
            case Term.Place place -> emit(new Op.At(place));
        }
    }

    private void choice(List<Term> alternatives, boolean back) {
        var jumps = new ArrayList<Integer>();
        for (var i = 0; i < alternatives.size(); i++) {
            var last = i == alternatives.size() - 1;
            var split = last ? -1 : emit(null);
            add(alternatives.get(i), back);
            if (!last) {
                jumps.add(emit(null));
                ops.set(split, new Op.Split(split + 1, ops.size()));
            }
        }
        jumps.forEach(jump -> ops.set(jump, new Op.Jump(ops.size())));
    }

    private void repeat(Term.Repeat repeat, boolean back) {
        if (repeat.body() instanceof Term.One(var set)) {
            emit(new Op.ReadMany(cased(set), back, repeat.min(), repeat.max(), repeat.greedy()));
            return;
        }
        var count = registers;
        registers += 2;
        emit(new Op.Begin(count));
        var round = emit(null);
        add(repeat.body(), back);
        emit(new Op.Next(count, repeat.min(), round));
        ops.set(round, new Op.Round(count, repeat.min(), repeat.max(), repeat.greedy(), ops.size(), 2 * repeat.firstGroup(),
                2 * repeat.lastGroup()));
    }
}
