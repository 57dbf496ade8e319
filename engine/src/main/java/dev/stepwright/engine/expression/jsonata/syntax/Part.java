package dev.stepwright.engine.expression.jsonata.syntax;

import dev.stepwright.engine.expression.jsonata.regex.Regex;
import dev.stepwright.engine.expression.jsonata.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A part of an expression: what it is, and where it stands. Put together while the expression is read, and then left as it is. */
public final class Part {

    /** What a part is; those from {@link #DOT} on occur only until it is known what they say of others. */
    public enum Kind {
        NUMBER, STRING, VALUE, NAME, VARIABLE, REGEX, WILDCARD, DESCENDANTS, PARENT, PATH, OPERATION, NEGATION, ARRAY, OBJECT, BLOCK,
        CALL, PARTIAL, PLACEHOLDER, FUNCTION, CONDITION, BINDING, APPLICATION, TRANSFORMATION, SORT,
        DOT, FILTER, GROUP, ORDER, FOCUS, INDEX, END
    }

    /** Behind a step: a predicate, or a variable for the place. Of the two one is null. */
    public record Stage(Part filter, String index) {
    }

    /** Where {@code %} leads: which step that is becomes known as the levels are counted down. */
    static final class Slot {
        String label;
        int levels = 1;

        Slot(String label) {
            this.label = label;
        }
    }

    final Kind kind;
    final int position;
    final int start;
    String text = "";
    double number;
    Regex regex;
    Signature signature;
    List<Part> parts = List.of();
    List<String> parameters = List.of();
    List<Boolean> descending = List.of();
    private List<Stage> predicates = List.of();
    private List<Stage> stages = List.of();
    boolean staged;
    Part group;
    boolean keepsArray;
    boolean keepsSingleton;
    boolean constructs;
    boolean binds;
    boolean quoted;
    String focus;
    String index;
    Slot slot;
    Slot ancestor;
    private List<Slot> seeking = List.of();

    Part(Kind kind, int start, int position) {
        this.kind = kind;
        this.start = start;
        this.position = position;
    }

    public Kind kind() {
        return kind;
    }

    /** Where 2.0.6 says it is: behind its first token. */
    public int position() {
        return position;
    }

    /** Where its first token begins. */
    public int start() {
        return start;
    }

    /** A name, a text, an operator. */
    public String text() {
        return text;
    }

    public double number() {
        return number;
    }

    public Regex regex() {
        return regex;
    }

    /** Of a function that has one. */
    public Optional<Signature> signature() {
        return Optional.ofNullable(signature);
    }

    /** Operands, steps, arguments behind what is called, keys and values in turn; a condition may lack its last. */
    public List<Part> parts() {
        return parts;
    }

    public Part part(int index) {
        return parts.get(index);
    }

    /** The names of the parameters of a function. */
    public List<String> parameters() {
        return parameters;
    }

    /** Of the terms of an order. */
    public List<Boolean> descending() {
        return descending;
    }

    public List<Stage> predicates() {
        return predicates;
    }

    public List<Stage> stages() {
        return stages;
    }

    /** <code>{...}</code> behind it: keys and values in turn. */
    public Optional<Part> group() {
        return Optional.ofNullable(group);
    }

    /** {@code []} behind it: a single value stays in its array. */
    public boolean keepsArray() {
        return keepsArray;
    }

    /** Of a path, {@code []} behind one of its steps. */
    public boolean keepsSingleton() {
        return keepsSingleton;
    }

    /** Whether an array that is written out stays one inside of a path. */
    public boolean constructs() {
        return constructs;
    }

    /** Whether something is bound to each item of it: {@code @}, {@code #}, or what {@code %} leads to. */
    public boolean binds() {
        return binds;
    }

    /** Of a name, whether it is written as a text. */
    public boolean isQuoted() {
        return quoted;
    }

    /** {@code @$name}. */
    public Optional<String> focus() {
        return Optional.ofNullable(focus);
    }

    /** {@code #$name}. */
    public Optional<String> index() {
        return Optional.ofNullable(index);
    }

    /** The name that {@code %} finds its value by. */
    public String label() {
        return slot.label;
    }

    /** The name by which what stands before this step is found. */
    public Optional<String> ancestor() {
        return Optional.ofNullable(ancestor).map(it -> it.label);
    }

    Part last() {
        return parts.getLast();
    }

    Part with(String text) {
        this.text = text;
        return this;
    }

    Part with(Part... more) {
        if (parts.isEmpty()) {
            parts = new ArrayList<>(more.length + 1);
        }
        for (Part part : more) {
            parts.add(part);
        }
        return this;
    }

    Part with(List<Part> more) {
        parts = joined(parts, more);
        return this;
    }

    Part withPredicate(Part filter) {
        predicates = joined(predicates, List.of(new Stage(filter, null)));
        return this;
    }

    Part withStage(Stage stage) {
        stages = joined(stages, List.of(stage));
        return this;
    }

    /** Its predicates are those of a step from here on. */
    void stagePredicates() {
        staged |= !predicates.isEmpty();
        stages = joined(stages, predicates);
        predicates = List.of();
    }

    /** It becomes what the other is, but for what kind of part it is and where. */
    Part like(Part other) {
        stages = other.stages;
        predicates = other.predicates;
        staged = other.staged;
        keepsArray = other.keepsArray;
        focus = other.focus;
        index = other.index;
        binds = other.binds;
        group = other.group;
        return this;
    }

    List<Slot> seeking() {
        return seeking;
    }

    void seek(List<Slot> slots) {
        seeking = joined(seeking, slots);
    }

    void replaceParts(UnaryOperator<Part> by) {
        if (!parts.isEmpty()) {
            parts.replaceAll(by);
        }
    }

    /** Most parts have nothing in any of their lists. */
    private static <T> List<T> joined(List<T> list, List<T> more) {
        if (more.isEmpty()) {
            return list;
        }
        var joined = list.isEmpty() ? new ArrayList<T>(more.size()) : list;
        joined.addAll(more);
        return joined;
    }
}
