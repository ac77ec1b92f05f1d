package io.millrace.engine.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.params.provider.ValueSource;

class FrameSplitterTest {
    private static final int MAX = 1000;

    static Stream<Framing> framings() {
        return Stream.of(
                Framing.length(1),
                Framing.length(2),
                Framing.length(4),
                Framing.length(8),
                Framing.lines(),
                Framing.delimiter(bytes(";")),
                Framing.delimiter(bytes("<>")),
                Framing.fixed(5));
    }

    @ParameterizedTest
    @MethodSource("framings")
    void givesTheSameFramesWhereverTheStreamIsSplit(Framing framing) throws Exception {
        final List<String> payloads = List.of("first", "2nd  ", "<;<\tx", "last.");
        final List<String> good =
                payloads.stream().filter(text -> fits(framing, text)).toList();
        final byte[] stream = stream(framing, good);

        assertThat(good).hasSizeGreaterThanOrEqualTo(3);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                assertThat(split(framing, stream, first, second)).isEqualTo(good);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void givesRandomFramesBackFromRandomPieces(Framing framing) throws Exception {
        final Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            final List<String> payloads = IntStream.range(0, 20)
                    .mapToObj(i -> randomText(random, framing))
                    .filter(text -> fits(framing, text))
                    .toList();
            final byte[] stream = stream(framing, payloads);
            final int[] cuts = random.ints(10, 0, stream.length + 1).sorted().toArray();

            assertThat(split(framing, stream, cuts)).isEqualTo(payloads);
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void survivesAnyBytesWithoutFramesBeyondTheLimit(Framing framing) {
        final Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            final byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            final FrameSplitter splitter = framing.splitter(50);
            final ByteBuffer bytes = ByteBuffer.wrap(noise);
            try {
                while (splitter.next(bytes)) {
                    assertThat(splitter.length()).isBetween(0, 50);
                    assertThat(splitter.start() + splitter.length()).isLessThanOrEqualTo(bytes.position());
                }
                assertThat(splitter.needed()).isGreaterThan(bytes.remaining());
            } catch (FrameTooLarge e) {
                assertThat(e.getMessage()).contains("max-frame");
            }
        }
    }

    @Test
    void takesEmptyFrames() throws Exception {
        assertThat(split(Framing.length(4), new byte[8])).containsExactly("", "");
        assertThat(split(Framing.lines(), bytes("\n\r\n"))).containsExactly("", "");
        assertThat(split(Framing.delimiter(bytes(";")), bytes(";;"))).containsExactly("", "");
    }

    @Test
    void leavesOneReturnOutOfALineAndKeepsOthers() throws Exception {
        assertThat(split(Framing.lines(), bytes("a\r\nb\rc\n\r\r\n"))).containsExactly("a", "b\rc", "\r");
    }

    @Test
    void findsADelimiterBehindItsOwnBeginning() throws Exception {
        assertThat(split(Framing.delimiter(bytes("aab")), bytes("aaabxaab"))).containsExactly("a", "x");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void refusesAHeaderOfTwoGigabytesByItsWords(int headerBytes) {
        final ByteBuffer bytes = ByteBuffer.allocate(8);
        bytes.putInt(headerBytes - 4, 0x8000_0000);

        assertThatThrownBy(() -> Framing.length(headerBytes).splitter(16 << 20).next(bytes))
                .isInstanceOf(FrameTooLarge.class)
                .hasMessageContaining("2147483648 bytes")
                .hasMessageContaining("16Mi");
    }

    @Test
    void refusesAnEightByteLengthAboveTheSignedRange() {
        final ByteBuffer bytes = ByteBuffer.allocate(8).putLong(0, -1);

        assertThatThrownBy(() -> Framing.length(8).splitter(10).next(bytes))
                .hasMessageContaining("18446744073709551615");
    }

    @Test
    void takesFramesUpToTheLimitAndNoLonger() throws Exception {
        assertThat(Framing.lines().splitter(3).next(ByteBuffer.wrap(bytes("abc\r\n"))))
                .isTrue();
        assertThat(Framing.lines().splitter(3).next(ByteBuffer.wrap(bytes("abc\r"))))
                .isFalse();
        assertThatThrownBy(() -> Framing.lines().splitter(3).next(ByteBuffer.wrap(bytes("abcd\n"))))
                .isInstanceOf(FrameTooLarge.class);
        assertThatThrownBy(() -> Framing.lines().splitter(3).next(ByteBuffer.wrap(bytes("abcde"))))
                .isInstanceOf(FrameTooLarge.class);
        assertThat(Framing.length(1).splitter(2).next(ByteBuffer.wrap(new byte[] {2, 0, 0})))
                .isTrue();
        assertThatThrownBy(() -> Framing.length(1).splitter(2).next(ByteBuffer.wrap(new byte[] {3})))
                .isInstanceOf(FrameTooLarge.class);
    }

    @Test
    void endsALineWithTheFileButNoFrameThatHasALength() throws Exception {
        final ByteBuffer line = ByteBuffer.wrap(bytes("no newline"));
        final FrameSplitter lines = Framing.lines().splitter(MAX);
        assertThat(lines.next(line)).isFalse();
        assertThat(lines.last(line)).isTrue();
        assertThat(lines.length()).isEqualTo(10);
        assertThat(lines.last(line)).isFalse();

        final ByteBuffer half = ByteBuffer.wrap(new byte[] {0, 0, 0, 9, 1});
        final FrameSplitter lengths = Framing.length(4).splitter(MAX);
        assertThat(lengths.next(half)).isFalse();
        assertThat(lengths.needed()).isEqualTo(13);
        assertThat(lengths.last(half)).isFalse();
        assertThat(half.remaining()).isEqualTo(5);
    }

    @Test
    void saysWhyAPayloadFitsNoFrame() {
        assertThatThrownBy(() -> Framing.length(1).frame(new byte[256])).hasMessageContaining("at most 255");
        assertThatThrownBy(() -> Framing.lines().frame(bytes("a\nb"))).hasMessageContaining("at byte 1");
        assertThatThrownBy(() -> Framing.fixed(4).frame(new byte[3])).hasMessageContaining("exactly 4");
        assertThatThrownBy(() -> Framing.delimiter(bytes("aa")).frame(bytes("a")))
                .hasMessageContaining("more than one");
    }

    @Test
    void searchesALongLineOnce() throws Exception {
        final ByteBuffer bytes = ByteBuffer.allocate(200_000);
        bytes.limit(0);
        final FrameSplitter splitter = Framing.lines().splitter(1 << 20);
        for (int i = 1; i < bytes.capacity(); i++) {
            bytes.limit(i);
            assertThat(splitter.next(bytes)).isFalse();
            assertThat(splitter.needed()).isEqualTo(i + 1);
        }
    }

    private static boolean fits(Framing framing, String text) {
        try {
            return framing.frame(bytes(text)).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String randomText(Random random, Framing framing) {
        final int length = framing instanceof FixedFraming fixed ? fixed.frameSize() : random.nextInt(30);
        return random.ints(length, 0, 8)
                .mapToObj(i -> "abc;<>\r\n".substring(i, i + 1))
                .reduce("", String::concat);
    }

    private static byte[] stream(Framing framing, List<String> payloads) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        payloads.forEach(text -> out.writeBytes(framing.frame(bytes(text))));
        return out.toByteArray();
    }

    /** Feeds the stream in pieces that end at the cuts; odd pieces lie elsewhere in their buffer. */
    private static List<String> split(Framing framing, byte[] stream, int... cuts) throws FrameTooLarge {
        final FrameSplitter splitter = framing.splitter(MAX);
        final List<String> frames = new ArrayList<>();
        ByteBuffer kept = ByteBuffer.allocate(0);
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            final int to = i == cuts.length ? stream.length : cuts[i];
            final int offset = i % 2 * 3;
            final ByteBuffer next = ByteBuffer.allocate(offset + kept.remaining() + to - from);
            next.position(offset).put(kept).put(stream, from, to - from).flip().position(offset);
            while (splitter.next(next)) {
                frames.add(text(next, splitter));
            }
            kept = next;
            from = to;
        }
        assertThat(kept.remaining()).isZero();
        return frames;
    }

    private static String text(ByteBuffer bytes, FrameSplitter splitter) {
        return new String(bytes.array(), splitter.start(), splitter.length(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
