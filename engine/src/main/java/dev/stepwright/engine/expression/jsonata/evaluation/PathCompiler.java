package dev.stepwright.engine.expression.jsonata.evaluation;

import dev.stepwright.engine.expression.jsonata.syntax.Part;
import dev.stepwright.engine.expression.jsonata.syntax.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes nodes of paths. */
record PathCompiler(Compiler compiler) {

    Path path(Part part) {
        var steps = new ArrayList<Step>();
        var first = 0;
        if (startsWithStates(part)) {
            steps.add(step(part.part(1), new Leaf.StatesField(part.part(1).text()), true));
            first = 2;
        }
        for (var i = first; i < part.parts().size(); i++) {
            var step = part.part(i);
            steps.add(step(step, step.kind() == Kind.SORT ? null : compiler.compile(step), step.kind() == Kind.VARIABLE));
        }
        return new Path(List.copyOf(steps), part.keepsSingleton(), part.binds(), part.group().map(compiler::group));
    }

    /** {@code $states.input} is looked up at once: there is no need for an object of all that {@code $states} has. */
    private boolean startsWithStates(Part part) {
        return part.parts().size() > 1 && compiler.isStates(part.part(0)) && part.part(1).kind() == Kind.NAME
                && isPlain(part.part(0)) && isPlain(part.part(1));
    }

    private static boolean isPlain(Part step) {
        return step.predicates().isEmpty() && !step.binds() && !step.keepsArray() && step.group().isEmpty() && step.focus().isEmpty()
                && step.index().isEmpty() && (step.kind() == Kind.NAME || step.stages().isEmpty());
    }

    private Step step(Part part, Node node, boolean variable) {
        var stages = new Step.Stage[part.stages().size()];
        for (var i = 0; i < stages.length; i++) {
            var stage = part.stages().get(i);
            stages[i] = new Step.Stage(Optional.ofNullable(stage.filter()).map(compiler::filter),
                    Optional.ofNullable(stage.index()).map(String::intern));
        }
        return new Step(node, part.kind() == Kind.SORT ? Optional.of(order(part)) : Optional.empty(), List.of(stages), part.constructs(),
                variable, part.binds(), part.focus().map(String::intern), part.index().map(String::intern), part.ancestor().map(String::intern));
    }

    private Order order(Part sort) {
        var terms = new ArrayList<Order.Term>();
        for (var i = 0; i < sort.parts().size(); i++) {
            terms.add(new Order.Term(compiler.compile(sort.part(i)), sort.descending().get(i)));
        }
        return new Order(List.copyOf(terms), sort.position());
    }
}
