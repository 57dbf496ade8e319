package dev.stepwright.engine.asl.source;

/** A place in a text; both count from 1, columns in UTF-16 units. */
public record Position(int line, int column) {

    public static final Position START = new Position(1, 1);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
