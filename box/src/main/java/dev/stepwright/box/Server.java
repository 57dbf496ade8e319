package dev.stepwright.box;

/** A server that listens. */
interface Server {

    /** The TCP port it listens on. */
    int port();

    /** Ends it in order, with everything written that it was told to keep. */
    void stop() throws Exception;

    /** Starts one of the servers; returns once it listens. */
    @FunctionalInterface
    interface Starter {
        Server start(Settings settings) throws Exception;
    }
}
