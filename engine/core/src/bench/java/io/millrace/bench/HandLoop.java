package io.millrace.bench;

import io.millrace.bench.Messages.Counted;
import io.millrace.bench.Messages.Reading;
import io.millrace.bench.Messages.Tally;
import io.millrace.bench.Messages.Total;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The in-memory chain as one writes it by hand, with the same messages and the same map. */
final class HandLoop {
    static final int MESSAGES = 1_000_000;

    private final Map<Object, Tally> tallies = new HashMap<>();
    private final Total total = new Total();
    private Long number = 0L;
    private @Nullable Object made;

    /** Messages that never leave the loop, which the compiler can do without. */
    void chain() {
        for (int i = 0; i < MESSAGES; i++) {
            number = number + 1;
            final Reading reading = Reading.of(number);
            if (reading.value() % 8 == 0) {
                continue;
            }
            final Counted counted = new Counted(reading.sensor(), ++tally(reading.sensor()).count);
            total.sum += counted.count();
        }
    }

    /** Every message is stored once, so that it has to be made as in any chain of functions. */
    void escaping() {
        for (int i = 0; i < MESSAGES; i++) {
            number = number + 1;
            final Reading reading = Reading.of(number);
            made = reading;
            if (reading.value() % 8 == 0) {
                continue;
            }
            final Integer key = reading.sensor();
            made = key;
            final Counted counted = new Counted(reading.sensor(), ++tally(key).count);
            made = counted;
            total.sum += counted.count();
        }
    }

    private Tally tally(Integer key) {
        final Tally known = tallies.get(key);
        if (known != null) {
            return known;
        }
        final Tally fresh = new Tally();
        tallies.put(key, fresh);
        return fresh;
    }

    /** What was computed must be used. */
    void check() {
        if (total.sum == 0 || made == null) {
            throw new IllegalStateException("nothing was computed");
        }
    }
}
