package io.millrace.bench;

import io.millrace.engine.api.Computation;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.runtime.Code;
import io.millrace.engine.runtime.CodeFactory;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.topology.CodeRef;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Code is swapped at full rate: how long nothing comes out, beside the same time without a swap. */
final class SwapPause {
    private static final long WATCHED = 50_000_000;
    private static final CodeRef STEP = new CodeRef("step", Role.COMPUTE);

    private SwapPause() {}

    static void run(Effort effort, PrintStream out) throws Exception {
        final Series half = new Series("Swap at full rate, longest gap between two outputs in us, median of the swaps");
        final Series most = new Series("Swap at full rate, longest gap between two outputs in us, worst of a round");
        final Gaps gaps = new Gaps();
        final PausedNumbers numbers = new PausedNumbers();
        final Application app = application(gaps, numbers).workers(1);
        try (HandSwap hand = new HandSwap();
                Deployment running = Engine.create(EngineOptions.standard()).deploy(app.plan())) {
            final Callable<?> swap = () -> running.swap(next(app), Set.of(STEP)).get();
            final Callable<?> atRest =
                    () -> running.swapAtRest(next(app), Set.of(STEP)).get();
            for (int round = -2; round < effort.rounds(); round++) {
                hand.pause();
                numbers.resume();
                final long[] swapped = measure(gaps, effort.swaps(), swap);
                final long[] rested = measure(gaps, effort.swaps(), atRest);
                final long[] nothing = measure(gaps, effort.swaps(), () -> 0);
                numbers.pause();
                hand.resume();
                final long[] byHand = measure(hand.gaps(), effort.swaps(), hand::swap);
                if (round >= 0) {
                    add(half, most, "Millrace, swap", swapped);
                    add(half, most, "Millrace, swap of message types", rested);
                    add(half, most, "Millrace, no swap", nothing);
                    add(half, most, "loop by hand, volatile field", byHand);
                }
            }
            numbers.resume();
        }
        half.print(out);
        most.print(out);
    }

    private static void add(Series half, Series most, String name, long[] sorted) {
        half.add(name, sorted[sorted.length / 2] / 1e3);
        most.add(name, sorted[sorted.length - 1] / 1e3);
    }

    private static Application application(Gaps gaps, PausedNumbers numbers) throws Exception {
        final Application app = Application.named("swapped");
        app.generator("numbers", 0, numbers)
                .compute("step", SwappedStep.fresh())
                .compute("watch", number -> {
                    gaps.output();
                    return number;
                })
                .discard("out");
        return app;
    }

    private static Code next(Application app) throws Exception {
        final Computation<Long, Long> next = SwappedStep.fresh();
        final Map<CodeRef, CodeFactory> code = new HashMap<>(app.code().factories());
        code.put(STEP, () -> next);
        return new Code(code);
    }

    private static long[] measure(Gaps gaps, int times, Callable<?> action) throws Exception {
        OtherTopologies.pause(WATCHED);
        final long[] longest = new long[times];
        for (int i = 0; i < times; i++) {
            gaps.reset();
            action.call();
            OtherTopologies.pause(WATCHED);
            longest[i] = gaps.longest();
        }
        Arrays.sort(longest);
        return longest;
    }
}
