package dev.stepwright.engine.expression.jsonata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.function.Library;
import dev.stepwright.engine.expression.jsonata.function.Matcher;
import dev.stepwright.engine.expression.jsonata.syntax.Part;
import dev.stepwright.engine.expression.jsonata.syntax.Part.Kind;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes nodes of the parts of an expression. */
final class Compiler {

    private static final String STATES = "states";

    private final Set<String> bound;
    private final PathCompiler paths = new PathCompiler(this);

    /** @param bound the names that the expression binds anywhere */
    Compiler(Set<String> bound) {
        this.bound = bound;
    }

    Node compile(Part part) {
        return compile(part, false);
    }

    /** @param tail whether a function ends with it */
    private Node compile(Part part, boolean tail) {
        if (tail && part.kind() == Kind.CALL && part.predicates().isEmpty()) { // what stands behind such a call is lost in 2.0.6
            return call(part, true);
        }
        var refined = !part.predicates().isEmpty() || part.group().isPresent() && part.kind() != Kind.PATH || part.keepsArray();
        var node = plain(part, tail && (!refined || part.kind() != Kind.CALL));
        return refined ? new Refined(node, part.predicates().stream().map(it -> filter(it.filter())).toList(),
                part.kind() == Kind.PATH ? Optional.empty() : part.group().map(this::group), part.keepsArray()) : node;
    }

    /** A number that is written out is a place, whatever stands behind it. */
    Filter filter(Part predicate) {
        return new Filter(predicate.kind() == Kind.NUMBER ? plain(predicate, false) : compile(predicate));
    }

    List<Node> compileAll(List<Part> parts) {
        var nodes = new Node[parts.size()];
        for (var i = 0; i < nodes.length; i++) {
            nodes[i] = compile(parts.get(i));
        }
        return List.of(nodes);
    }

    private Node plain(Part part, boolean tail) {
        return switch (part.kind()) {
            case NUMBER -> new Leaf.Literal(Numbers.node(part.number()));
            case STRING -> new Leaf.Literal(TextNode.valueOf(part.text()));
            case VALUE -> new Leaf.Literal(literal(part.text()));
            case NAME -> new Leaf.Name(part.text());
            case VARIABLE -> part.text().isEmpty() ? new Leaf.Context()
                    : part.text().equals("$") ? new Leaf.Literal(Evaluator.NO_DOCUMENT) : variable(part.text());
            case REGEX -> new Leaf.Literal(Matcher.node(part.regex()));
            case WILDCARD -> new Wildcard();
            case DESCENDANTS -> new Descendants();
            case PARENT -> new Leaf.Parent(part.label().intern());
            case PATH -> paths.path(part);
            case OPERATION -> operation(part);
            case NEGATION -> new Negation(compile(part.part(0)), part.position());
            case ARRAY -> new ArrayMaker(compileAll(part.parts()), part.constructs());
            case OBJECT -> new ObjectMaker(group(part));
            case BLOCK -> block(part, tail);
            case CALL -> call(part, tail);
            case PARTIAL -> new PartialCall(compile(part.part(0)), part.parts().subList(1, part.parts().size()).stream()
                    .map(it -> it.kind() == Kind.PLACEHOLDER ? Optional.<Node>empty() : Optional.of(compile(it))).toList(),
                    name(part.part(0)), meant(part.part(0)), part.position());
            case FUNCTION -> new FunctionMaker(part.parameters().stream().map(String::intern).toList(), part.signature(),
                    compile(part.part(0), true));
            case CONDITION -> new Condition(compile(part.part(0)), compile(part.part(1), tail),
                    part.parts().size() > 2 ? Optional.of(compile(part.part(2), tail)) : Optional.empty());
            case BINDING -> new Binding(part.part(0).text().intern(), compile(part.part(1)));
            case APPLICATION -> new Application(compile(part.part(0)), part.part(1).kind() == Kind.CALL ? call(part.part(1), false)
                    : compile(part.part(1)), part.position());
            case TRANSFORMATION -> new TransformationMaker(compile(part.part(0)), compile(part.part(1)),
                    part.parts().size() > 2 ? Optional.of(compile(part.part(2))) : Optional.empty(), variable("clone"), part.position());
            case PLACEHOLDER, SORT, DOT, FILTER, GROUP, ORDER, FOCUS, INDEX, END ->
                    throw new AssertionError("not by itself: " + part.kind());
        };
    }

    private static JsonNode literal(String word) {
        return word.equals("null") ? NullNode.instance : BooleanNode.valueOf(word.equals("true"));
    }

    private Leaf.Variable variable(String name) {
        return new Leaf.Variable(name.intern(), bound.contains(name), Library.find(name));
    }

    /** Whether it is the variable of AWS, which no part of the expression hides. */
    boolean isStates(Part part) {
        return part.kind() == Kind.VARIABLE && part.text().equals(STATES) && !bound.contains(STATES);
    }

    private Node operation(Part part) {
        var left = compile(part.part(0));
        var right = compile(part.part(1));
        return switch (part.text()) {
            case "+", "-", "*", "/", "%" -> new Arithmetic(part.text().charAt(0), left, right, part.position());
            case "=", "!=" -> new Equality(part.text().equals("!="), left, right);
            case "<", "<=", ">", ">=" -> new Comparison(part.text(), left, right, part.position());
            case "&" -> new Concatenation(left, right);
            case "and", "or" -> new Logic(part.text().equals("and"), left, right, part.position());
            case "in" -> new Inclusion(left, right);
            case ".." -> new RangeMaker(left, right, part.position());
            default -> throw new AssertionError("no operator: " + part.text());
        };
    }

    private Node block(Part part, boolean tail) {
        var expressions = new ArrayList<Node>();
        for (var i = 0; i < part.parts().size(); i++) {
            expressions.add(compile(part.part(i), tail && i == part.parts().size() - 1));
        }
        return new Block(List.copyOf(expressions));
    }

    private Call call(Part part, boolean tail) {
        var procedure = part.part(0);
        return new Call(compile(procedure), compileAll(part.parts().subList(1, part.parts().size())), name(procedure), meant(procedure),
                tail, part.position());
    }

    private static String name(Part procedure) {
        return procedure.kind() == Kind.PATH ? procedure.part(0).text() : procedure.text();
    }

    /** A field that is called may be meant as the function of that name. */
    private Optional<Leaf.Variable> meant(Part procedure) {
        return procedure.kind() == Kind.PATH ? Optional.of(variable(procedure.part(0).text())) : Optional.empty();
    }

    Group group(Part object) {
        var pairs = new ArrayList<Group.Pair>();
        for (var i = 0; i < object.parts().size(); i += 2) {
            pairs.add(new Group.Pair(compile(object.part(i)), compile(object.part(i + 1))));
        }
        return new Group(List.copyOf(pairs), object.position());
    }
}
