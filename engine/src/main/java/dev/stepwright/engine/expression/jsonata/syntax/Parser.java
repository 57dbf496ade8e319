package dev.stepwright.engine.expression.jsonata.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepwright.engine.expression.jsonata.signature.Signature;
import dev.stepwright.engine.expression.jsonata.syntax.Part.Kind;
import dev.stepwright.engine.expression.jsonata.value.Code;
import dev.stepwright.engine.expression.jsonata.value.Failure;
import dev.stepwright.engine.expression.jsonata.value.Numbers;
import java.util.ArrayList;

/** Reads an expression by the strength with which its operators bind (docs.jsonata.org, "Operators"). */
public final class Parser {

    static final int MAX_DEPTH = 300;
    private static final int SIGN = 70;

    private final Lexer lexer;
    private Token token;
    private int depth;

    private Parser(String text) {
        this.lexer = new Lexer(text);
    }

    /**
     * @throws Failure             with the code, text and position of 2.0.6
     * @throws UnreadableException for what JSONata has no code
     */
    public static Part parse(String text) throws UnreadableException {
        var parser = new Parser(text);
        parser.advance(true);
        var expression = parser.expression(0);
        if (parser.token.kind() != Token.Kind.END) {
            throw new Failure(Code.S0201).of(shown(parser.token)).at(parser.token.end());
        }
        return new Shaper().shapeWhole(expression);
    }

    private void advance(boolean operand) throws UnreadableException {
        token = lexer.next(operand);
        if (token.kind() == Token.Kind.OPERATOR && strength(token.text()) < 0) {
            throw new Failure(Code.S0204).of(token.text()).at(token.end());
        }
    }

    /**
     * @param operand whether a slash behind it begins a pattern: behind an order, a function, a transformation and {@code []} it
     *                does in 2.0.6, although it can only be meant to divide
     */
    private void expect(String operator, boolean operand) throws UnreadableException {
        if (!token.is(operator)) {
            var code = token.kind() == Token.Kind.END ? Code.S0203 : Code.S0202;
            throw new Failure(code).value(operator).of(shown(token)).at(token.end());
        }
        advance(operand);
    }

    private static JsonNode shown(Token token) {
        return switch (token.kind()) {
            case NUMBER -> Numbers.node(token.number());
            case REGEX -> JsonNodeFactory.instance.objectNode(); // as JavaScript writes a pattern as JSON
            case OPERATOR, NAME, VARIABLE, STRING, VALUE, END -> TextNode.valueOf(token.shown());
        };
    }

    private Part expression(int strength) throws UnreadableException {
        if (++depth > MAX_DEPTH) {
            throw new UnreadableException("The expression is nested too deep", token.start());
        }
        var first = token;
        advance(false);
        var left = operand(first);
        while (strength < strengthOf(token)) {
            var operator = token;
            advance(true);
            left = operation(operator, left);
        }
        depth--;
        return left;
    }

    private static int strengthOf(Token token) {
        return token.kind() == Token.Kind.OPERATOR ? strength(token.text()) : 0;
    }

    /** How strongly an operator binds what stands before it; 0 of those that never do, -1 of what is no operator. */
    private static int strength(String operator) {
        return switch (operator) {
            case "[", "(", "@", "#" -> 80;
            case "." -> 75;
            case "{" -> 70;
            case "*", "/", "%" -> 60;
            case "+", "-", "&" -> 50;
            case "=", "!=", "<", "<=", ">", ">=", "^", "~>", "in" -> 40;
            case "and" -> 30;
            case "or" -> 25;
            case "?" -> 20;
            case ":=" -> 10;
            case "]", "}", ")", ",", ";", ":", "..", "|", "**" -> 0;
            default -> -1;
        };
    }

    private static Part part(Kind kind, Token token) {
        return new Part(kind, token.start(), token.end()).with(token.text());
    }

    private Part operand(Token first) throws UnreadableException {
        return switch (first.kind()) {
            case NAME -> part(Kind.NAME, first);
            case VARIABLE -> part(Kind.VARIABLE, first);
            case STRING -> part(Kind.STRING, first);
            case VALUE -> part(Kind.VALUE, first);
            case NUMBER -> {
                var part = part(Kind.NUMBER, first);
                part.number = first.number();
                yield part;
            }
            case REGEX -> {
                var part = part(Kind.REGEX, first);
                part.regex = first.regex();
                yield part;
            }
            case END -> part(Kind.END, first); // what is missed around it, such as a bracket, is told first
            case OPERATOR -> prefix(first);
        };
    }

    private Part prefix(Token first) throws UnreadableException {
        return switch (first.text()) {
            case "and", "or", "in" -> part(Kind.NAME, first);
            case "*" -> part(Kind.WILDCARD, first);
            case "**" -> part(Kind.DESCENDANTS, first);
            case "%" -> part(Kind.PARENT, first);
            case "-" -> part(Kind.NEGATION, first).with(expression(SIGN));
            case "(" -> block(part(Kind.BLOCK, first));
            case "[" -> array(part(Kind.ARRAY, first));
            case "{" -> object(part(Kind.OBJECT, first));
            case "|" -> transformation(part(Kind.TRANSFORMATION, first));
            default -> throw new Failure(Code.S0211).of(first.text()).at(first.end());
        };
    }

    private Part block(Part block) throws UnreadableException {
        while (!token.is(")")) {
            block.with(expression(0));
            if (!token.is(";")) {
                break;
            }
            advance(true);
        }
        expect(")", false);
        return block;
    }

    private Part array(Part array) throws UnreadableException {
        if (!token.is("]")) {
            do {
                array.with(item());
            } while (passComma());
        }
        expect("]", false);
        return array;
    }

    private Part item() throws UnreadableException {
        var item = expression(0);
        if (!token.is("..")) {
            return item;
        }
        var range = part(Kind.OPERATION, token);
        advance(true);
        return range.with(item, expression(0));
    }

    private boolean passComma() throws UnreadableException {
        var comma = token.is(",");
        if (comma) {
            advance(true);
        }
        return comma;
    }

    private Part object(Part object) throws UnreadableException {
        if (!token.is("}")) {
            do {
                object.with(expression(0));
                expect(":", true);
                object.with(expression(0));
            } while (passComma());
        }
        expect("}", false);
        return object;
    }

    private Part transformation(Part transformation) throws UnreadableException {
        transformation.with(expression(0));
        expect("|", true);
        transformation.with(expression(0));
        if (token.is(",")) {
            advance(true);
            transformation.with(expression(0));
        }
        expect("|", true);
        return transformation;
    }

    private Part operation(Token operator, Part left) throws UnreadableException {
        return switch (operator.text()) {
            case "." -> part(Kind.DOT, operator).with(left, expression(75));
            case "[" -> filter(operator, left);
            case "{" -> part(Kind.GROUP, operator).with(left, object(part(Kind.OBJECT, operator)));
            case "(" -> call(operator, left);
            case "^" -> order(part(Kind.ORDER, operator).with(left));
            case "?" -> condition(part(Kind.CONDITION, operator).with(left));
            case ":=" -> {
                if (left.kind != Kind.VARIABLE) {
                    throw new Failure(Code.S0212).of(left.text).at(left.position);
                }
                yield part(Kind.BINDING, operator).with(left, expression(strength(":=") - 1));
            }
            case "@", "#" -> {
                var name = expression(80);
                if (name.kind != Kind.VARIABLE) {
                    throw new Failure(Code.S0214).of(operator.text()).at(name.position);
                }
                var part = part(operator.text().equals("@") ? Kind.FOCUS : Kind.INDEX, operator).with(left);
                yield part.with(name.text);
            }
            case "~>" -> part(Kind.APPLICATION, operator).with(left, expression(40));
            default -> part(Kind.OPERATION, operator).with(left, expression(strength(operator.text())));
        };
    }

    private Part filter(Token operator, Part left) throws UnreadableException {
        if (!token.is("]")) {
            var filter = part(Kind.FILTER, operator).with(left, expression(0));
            expect("]", false);
            return filter;
        }
        var step = left;
        while (step.kind == Kind.FILTER) {
            step = step.part(0);
        }
        step.keepsArray = true;
        advance(true);
        return left;
    }

    private Part call(Token operator, Part left) throws UnreadableException {
        var call = part(Kind.CALL, operator);
        var partial = false;
        var arguments = new ArrayList<Part>();
        if (!token.is(")")) {
            do {
                partial |= token.is("?");
                arguments.add(argument());
            } while (passComma());
        }
        expect(")", false);
        if (left.kind == Kind.NAME && (left.text.equals("function") || left.text.equals("λ"))) {
            return function(part(Kind.FUNCTION, operator), arguments);
        }
        var made = partial ? part(Kind.PARTIAL, operator) : call;
        return made.with(left).with(arguments);
    }

    private Part argument() throws UnreadableException {
        if (!token.is("?")) {
            return expression(0);
        }
        var placeholder = part(Kind.PLACEHOLDER, token);
        advance(true);
        return placeholder;
    }

    private Part function(Part function, ArrayList<Part> parameters) throws UnreadableException {
        for (var i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).kind != Kind.VARIABLE) {
                throw new Failure(Code.S0208).of(parameters.get(i).text).value(IntNode.valueOf(i + 1)).at(parameters.get(i).position);
            }
        }
        function.parameters = parameters.stream().map(it -> it.text).toList();
        if (token.is("<")) {
            function.signature = signature();
        }
        expect("{", true);
        function.with(expression(0));
        expect("}", true);
        return function;
    }

    private Signature signature() throws UnreadableException {
        var position = token.end();
        var text = new StringBuilder("<");
        for (var open = 1; open > 0 && !token.is("{") && token.kind() != Token.Kind.END;) {
            advance(true);
            open += token.is("<") ? 1 : token.is(">") ? -1 : 0;
            text.append(token.text());
        }
        expect(">", true);
        try {
            return Signature.parse(text.toString());
        } catch (Failure e) {
            throw e.at(position);
        }
    }

    private Part order(Part order) throws UnreadableException {
        expect("(", true);
        var descending = new ArrayList<Boolean>();
        do {
            if (!descending.isEmpty()) {
                advance(true);
            }
            descending.add(token.is(">"));
            if (token.is(">") || token.is("<")) {
                advance(true);
            }
            order.with(expression(0));
        } while (token.is(","));
        expect(")", true);
        order.descending = descending;
        return order;
    }

    private Part condition(Part condition) throws UnreadableException {
        condition.with(expression(0));
        if (token.is(":")) {
            advance(true);
            condition.with(expression(0));
        }
        return condition;
    }
}
