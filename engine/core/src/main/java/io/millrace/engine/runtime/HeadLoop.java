package io.millrace.engine.runtime;

import io.millrace.engine.framing.Frames;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;

/**
 * The loop before the first link of a chain. A template: only hidden copies of it are initialised.
 *
 * <p>Threading: the worker.
 */
final class HeadLoop extends Head {
    private static final Parts PARTS = Templates.parts(MethodHandles.lookup(), Parts.class);
    private static final ChainLink FIRST = PARTS.first();

    /** What is constant in one copy. */
    record Parts(ChainLink first) {}

    @Override
    int generate(Run run, int most) {
        final long now = run.eventTime();
        int made = 0;
        while (made < most && !run.looksAgain()) {
            made++;
            run.eventTime(now);
            FIRST.accept(run, GeneratorIntake.GO, null);
        }
        return made;
    }

    @Override
    int frames(Run run, Batch batch, int from, int end) {
        final Frames found = batch.found();
        final ByteBuffer bytes = batch.bytes();
        final FrameScratch scratch = batch.scratch();
        final long now = run.eventTime();
        int next = from;
        while (next < end && !run.looksAgain()) {
            run.eventTime(now);
            FIRST.accept(run, scratch.copy(bytes, found.start(next), found.length(next)), null);
            next++;
        }
        return next;
    }

    @Override
    int arrive(Run run, EdgeQueue queue, int most) {
        int taken = 0;
        while (taken < most && !run.looksAgain() && !queue.isEmpty() && isPlain(queue)) {
            taken++;
            final Object message = queue.item();
            final Object key = queue.key();
            run.eventTime(queue.eventTime());
            queue.remove();
            FIRST.accept(run, message, key);
        }
        return taken;
    }

    /** Neither a control item nor a message that is measured. */
    private static boolean isPlain(EdgeQueue queue) {
        return queue.receiptTime() == Stamp.NONE && !(queue.item() instanceof EdgeQueue.Control);
    }
}
