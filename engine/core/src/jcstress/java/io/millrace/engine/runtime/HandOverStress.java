package io.millrace.engine.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** A new generation takes over from the old one on several workers. */
public final class HandOverStress {
    private HandOverStress() {}

    /** What a worker has done before the pause is known to whoever sees the pause: no old message lies behind it. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "nothing yet")
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the last old message")
    @Outcome(id = "1, 7", expect = Expect.ACCEPTABLE, desc = "the message, then the pause")
    @State
    public static class Marker {
        private final EdgeQueue queue = new EdgeQueue(4);
        private int done;

        @Actor
        public void sends() {
            done = 1;
            queue.put("old", null, 0, 0);
            queue.put(EdgeQueue.Control.PAUSE, null, 7, 0);
            queue.publish();
        }

        @Actor
        public void receives(II_Result seen) {
            if (!queue.isEmpty()) {
                seen.r1 = done;
                queue.remove();
            }
            if (seen.r1 == 1 && !queue.isEmpty() && queue.item() == EdgeQueue.Control.PAUSE) {
                seen.r2 = (int) queue.eventTime();
            }
        }
    }

    /** The new code goes to all exactly when the last worker has come to rest. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "begun once")
    @State
    public static class LastOne {
        private final Pause pause = new Pause(1, 2);
        private volatile int begun;

        public LastOne() {
            final var unused = pause.begun().thenAccept(done -> begun++);
        }

        @Actor
        public void first() {
            pause.quiet(0);
        }

        @Actor
        public void second() {
            pause.quiet(1);
        }

        @Arbiter
        public void look(I_Result seen) {
            seen.r1 = begun;
        }
    }

    /** One that is late refuses the whole, whoever speaks last. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "refused once")
    @State
    public static class Late {
        private final Pause pause = new Pause(1, 2);

        @Actor
        public void quiet() {
            pause.quiet(0);
        }

        @Actor
        public void late() {
            pause.late(1, java.util.List.of());
        }

        @Arbiter
        public void look(I_Result seen) {
            seen.r1 = pause.begun().isCompletedExceptionally() ? 1 : 0;
        }
    }
}
