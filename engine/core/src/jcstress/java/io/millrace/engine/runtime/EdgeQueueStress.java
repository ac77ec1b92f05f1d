package io.millrace.engine.runtime;

import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What one worker sees of what another does to the queue between them, and to what lies around it. */
public final class EdgeQueueStress {
    private EdgeQueueStress() {}

    /** A slot is seen whole or not at all. */
    @JCStressTest
    @Outcome(id = "0, 0, 0, 0", expect = Expect.ACCEPTABLE, desc = "nothing yet")
    @Outcome(id = "1, 2, 3, 4", expect = Expect.ACCEPTABLE, desc = "the whole slot")
    @State
    public static class Slot {
        private final EdgeQueue queue = new EdgeQueue(2);

        @Actor
        public void producer() {
            queue.put(1, 2, 3, 4);
            queue.publish();
        }

        @Actor
        public void consumer(IIII_Result seen) {
            if (!queue.isEmpty()) {
                seen.r1 = (Integer) queue.item();
                seen.r2 = (Integer) queue.key();
                seen.r3 = (int) queue.eventTime();
                seen.r4 = (int) queue.receiptTime();
                queue.remove();
            }
        }
    }

    /** A slot that is used again is not touched before it is free. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "no room in time")
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "both, in order")
    @State
    public static class Again {
        private final EdgeQueue queue = new EdgeQueue(1);

        public Again() {
            queue.put(1, null, 0, 0);
            queue.publish();
        }

        @Actor
        public void producer() {
            if (queue.hasRoom()) {
                queue.put(2, null, 0, 0);
                queue.publish();
            }
        }

        @Actor
        public void consumer(II_Result seen) {
            if (!queue.isEmpty()) {
                seen.r1 = (Integer) queue.item();
                queue.remove();
                queue.release();
            }
        }

        @Arbiter
        public void rest(II_Result seen) {
            seen.r2 = queue.isEmpty() ? 0 : (Integer) queue.item();
        }
    }

    /** A producer that finds no room is not forgotten: it sees the room, or the consumer sees that it waits. */
    @JCStressTest
    @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "there was room")
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "there was room at the second look")
    @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "it is woken")
    @Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "it sleeps for ever")
    @State
    public static class NoRoom {
        private final EdgeQueue queue = new EdgeQueue(1);

        public NoRoom() {
            queue.put(1, null, 0, 0);
            queue.publish();
        }

        @Actor
        public void producer(ZZ_Result seen) {
            seen.r1 = queue.hasRoom();
        }

        @Actor
        public void consumer(ZZ_Result seen) {
            if (!queue.isEmpty()) {
                queue.remove();
                queue.release();
            }
            VarHandle.fullFence();
            seen.r2 = queue.takeWaiting();
        }
    }
}
