package dev.stepwright.local.mocks;

/** The mock file cannot be used; the message says where and why, in one line. */
public final class MockFileFaulty extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MockFileFaulty(String message) {
        super(message, null, false, false);
    }
}
