package dev.stepwright.local.store;

/** The data folder cannot be used, and the message says why in one line. */
public final class DataFolderUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataFolderUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
