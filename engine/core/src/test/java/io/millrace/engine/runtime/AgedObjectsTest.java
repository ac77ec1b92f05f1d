package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgedObjectsTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final AgedObjects objects = new AgedObjects(HOUR);

    private List<Object> taken() {
        final List<Object> keys = new ArrayList<>();
        while (objects.hasExpired()) {
            keys.add(objects.takeExpired().key());
        }
        return keys;
    }

    @Test
    void thoseUsedLongestAgoAreTakenFirst() {
        for (int i = 0; i < 5; i++) {
            objects.look(i);
            objects.put(i, "object " + i, 0);
        }
        objects.look(10);
        assertThat(objects.use(1, 7)).isEqualTo("object 1");

        objects.look(HOUR + 3);
        assertThat(taken()).containsExactly(0, 2, 3);
        assertThat(objects.untilDue(HOUR + 3)).isEqualTo(1);
        objects.look(HOUR + 10);
        assertThat(objects.takeExpired().key()).isEqualTo(4);
        final Aged last = objects.takeExpired();
        assertThat(last.key()).isEqualTo(1);
        assertThat(last.eventTime()).isEqualTo(7);
        assertThat(objects.hasExpired()).isFalse();
        assertThat(objects.untilDue(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void oneThatIsOverIsAbsentAndStillTakenInItsTurnBesideItsSuccessor() {
        objects.put("a", "old", 0);
        objects.look(HOUR);
        assertThat(objects.use("a", 0)).isNull();
        assertThat(objects.size()).isZero();
        objects.put("a", "new", 0);

        assertThat(objects.takeExpired().object()).isEqualTo("old");
        assertThat(objects.use("a", 0)).isEqualTo("new");
        assertThat(objects.size()).isEqualTo(1);
    }

    @Test
    void doesAsAPlainListOfUsesDoes() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        final Map<Integer, Long> used = new LinkedHashMap<>();
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            now += random.nextInt(10) == 0 ? HOUR / 50 : random.nextInt(3);
            objects.look(now);
            final long time = now;
            final List<Object> over = used.entrySet().stream()
                    .filter(each -> time - each.getValue() >= HOUR)
                    .<Object>map(Map.Entry::getKey)
                    .toList();
            assertThat(taken()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(over);
            over.forEach(used::remove);
            final int key = random.nextInt(200);
            assertThat(objects.use(key, 0) != null).as("seed " + seed).isEqualTo(used.containsKey(key));
            if (!used.containsKey(key)) {
                objects.put(key, key, 0);
            }
            used.put(key, now);
            assertThat(objects.size()).isEqualTo(used.size());
        }
    }

    @Test
    void aMillionAreSweptInSlices() {
        final ManualClock clock = ManualClock.startingAt(Instant.EPOCH);
        final Pulse pulse = new Pulse(clock);
        final Expiry expiry = new Expiry(objects, List.of(), pulse);
        final Map<Integer, Object> kept = new HashMap<>();
        for (int i = 0; i < 1_000_000; i++) {
            objects.put(i, kept, 0);
        }
        assertThat(expiry.untilDue()).isEqualTo(HOUR);
        clock.advance(Duration.ofHours(1));
        assertThat(expiry.untilDue()).isZero();

        int turns = 0;
        while (objects.size() > 0) {
            final int before = objects.size();
            pulse.beginTurn();
            expiry.sweep();
            assertThat(before - objects.size()).isBetween(1, 1024);
            assertThat(pulse.hasPutOff()).isEqualTo(objects.size() > 0);
            turns++;
        }
        assertThat(turns).isEqualTo(977);
    }
}
