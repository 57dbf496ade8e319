package dev.stepwright.local.queue;

/** Whoever waits for the answer to a poll. A client that is stopped hangs up; a task that came then is for the next one. */
public interface Poller {

    /** The one whose call the thread is at work on. */
    ScopedValue<Poller> CURRENT = ScopedValue.newInstance();

    /** Waits as long as it is let. */
    Poller STAYING = new Poller() {
        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void whenGone(Runnable wake) {
            // it never is
        }
    };

    /** Whether it was seen to hang up. Only watched from {@link #whenGone} on. */
    boolean isGone();

    /** Runs the action as soon as it hangs up, on any thread; from the first call on it is watched. */
    void whenGone(Runnable wake);
}
