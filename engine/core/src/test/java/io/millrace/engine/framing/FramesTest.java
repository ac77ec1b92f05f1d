package io.millrace.engine.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames found many at a time are the frames found one by one. */
class FramesTest {
    private static final int MAX = 40;

    static Stream<Framing> framings() {
        return FrameSplitterTest.framings();
    }

    /** What a reader meets: frames, and how the stream breaks, if it does. */
    private record Read(List<String> frames, int left, String broken) {}

    private static Read oneByOne(Framing framing, ByteBuffer bytes) {
        final FrameSplitter splitter = framing.splitter(MAX);
        final List<String> frames = new ArrayList<>();
        try {
            while (splitter.next(bytes)) {
                frames.add(text(bytes, splitter.start(), splitter.length()));
            }
        } catch (FrameTooLarge e) {
            return new Read(frames, bytes.remaining(), e.getMessage());
        }
        return new Read(frames, bytes.remaining(), "");
    }

    /** Takes some of what was found and goes back to the rest, as when there is room for no more. */
    private static Read inBulk(Framing framing, ByteBuffer bytes, Random random) {
        final FrameSplitter splitter = framing.splitter(MAX);
        final Frames found = new Frames(8);
        final List<String> frames = new ArrayList<>();
        try {
            while (true) {
                final int most = 1 + random.nextInt(10);
                found.atMost(most);
                final int before = bytes.position();
                splitter.all(bytes, found);
                assertThat(found.count()).isLessThanOrEqualTo(Math.min(8, most));
                if (found.count() == 0) {
                    return new Read(frames, bytes.remaining(), "");
                }
                final int taken = random.nextInt(found.count() + 1);
                for (int i = 0; i < taken; i++) {
                    frames.add(text(bytes, found.start(i), found.length(i)));
                }
                if (taken < found.count()) {
                    bytes.position(taken == 0 ? before : found.behind(taken - 1));
                    splitter.rewound();
                }
            }
        } catch (FrameTooLarge e) {
            return new Read(frames, bytes.remaining(), e.getMessage());
        }
    }

    private static String text(ByteBuffer bytes, int start, int length) {
        final byte[] copy = new byte[length];
        bytes.get(start, copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("framings")
    void randomFramesAndRandomBytesGiveTheSameEitherWay(Framing framing) {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            final ByteBuffer stream = stream(framing, random);
            assertThat(inBulk(framing, stream.duplicate(), random))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(oneByOne(framing, stream.duplicate()));
        }
    }

    /** Whole frames, then bytes without sense; in a buffer that begins before and ends behind them. */
    private static ByteBuffer stream(Framing framing, Random random) {
        final ByteBuffer stream = ByteBuffer.allocate(4_000);
        final int first = random.nextInt(20);
        stream.position(first);
        IntStream.range(0, random.nextInt(20)).forEach(i -> {
            final int length = framing instanceof FixedFraming fixed ? fixed.frameSize() : random.nextInt(MAX);
            final byte[] payload = new byte[length];
            for (int at = 0; at < length; at++) {
                payload[at] = (byte) ('a' + random.nextInt(4));
            }
            stream.put(framing.frame(payload));
        });
        final byte[] noise = new byte[random.nextInt(3) * random.nextInt(60)];
        random.nextBytes(noise);
        stream.put(noise);
        return stream.limit(stream.position()).position(first);
    }

    @Test
    void theFramesBeforeABrokenOneComeFirst() throws Exception {
        final ByteBuffer bytes =
                ByteBuffer.allocate(20).putInt(1).put((byte) 'a').putInt(MAX + 1);
        bytes.flip();
        final FrameSplitter splitter = Framing.length(4).splitter(MAX);
        final Frames found = new Frames(8);

        splitter.all(bytes, found);
        assertThat(found.count()).isEqualTo(1);
        assertThatThrownBy(() -> splitter.all(bytes, found)).isInstanceOf(FrameTooLarge.class);
        assertThat(found.count()).isZero();
    }

    @Test
    void saysHowMuchIsNeededBehindTheLastWholeFrame() throws Exception {
        final ByteBuffer bytes =
                ByteBuffer.allocate(20).putInt(1).put((byte) 'a').putInt(30);
        bytes.flip();
        final FrameSplitter splitter = Framing.length(4).splitter(MAX);
        final Frames found = new Frames(8);

        splitter.all(bytes, found);
        splitter.all(bytes, found);
        assertThat(splitter.needed()).isEqualTo(34);
    }
}
