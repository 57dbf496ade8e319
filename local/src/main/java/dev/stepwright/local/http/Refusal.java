package dev.stepwright.local.http;

/**
 * What was sent is not HTTP, or more of it than is taken. The connection ends with the answer: where the next request begins is
 * not known.
 */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    Answer answer() {
        return Answer.json(status, "{\"message\":\"" + getMessage() + "\"}");
    }
}
