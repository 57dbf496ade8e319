package dev.stepwright.engine.journal.codec;

/** A record of a format that this version does not know: written by a newer one. */
public final class UnknownRecordFormat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownRecordFormat(int format) {
        super("record format " + format + " is unknown to this version; a newer version wrote it");
    }
}
