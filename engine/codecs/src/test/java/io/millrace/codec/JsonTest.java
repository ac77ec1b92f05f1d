package io.millrace.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private enum Side {
        BUY,
        SELL
    }

    private static JsonIn in(String json) {
        return Objects.requireNonNull(JsonIn.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static <T> T read(String json, Function<JsonIn, T> reader) {
        final JsonIn in = in(json);
        final T value = reader.apply(in);
        in.end();
        return value;
    }

    private static String written(Consumer<JsonOut> writer) {
        final ByteBuffer into = ByteBuffer.allocate(100_000);
        final JsonOut out = JsonOut.to(into);
        writer.accept(out);
        out.finish();
        return new String(into.array(), 0, into.position(), StandardCharsets.UTF_8);
    }

    @Test
    void readsScalars() {
        assertThat(read("\"a\\n\\u00e9\"", JsonIn::text)).isEqualTo("a\né");
        assertThat(read("\uFEFF 7 ", JsonIn::intValue)).isEqualTo(7);
        assertThat(read("-9223372036854775808", JsonIn::longValue)).isEqualTo(Long.MIN_VALUE);
        assertThat(read("1e3", JsonIn::doubleValue)).isEqualTo(1000.0);
        assertThat(read("3", JsonIn::floatValue)).isEqualTo(3f);
        assertThat(read("\"NaN\"", JsonIn::doubleValue)).isNaN();
        assertThat(read("true", JsonIn::booleanValue)).isTrue();
        assertThat(read("0.10", JsonIn::decimalValue)).isEqualTo(new BigDecimal("0.10"));
        assertThat(read("123456789012345678901234567890", JsonIn::bigIntegerValue))
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(read("null", JsonIn::isNull)).isTrue();
        assertThat(JsonTest.<Instant>read("\"2026-01-31T12:00:00Z\"", in -> in.value(Texts::instantOf)))
                .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    @Test
    void readsListsMapsAndObjects() {
        assertThat(JsonTest.<List<Integer>>read("[1, 2, 2]", in -> in.list(in::intValue)))
                .containsExactly(1, 2, 2);
        assertThat(JsonTest.<Iterable<Integer>>read("[1, 2, 2]", in -> in.set(in::intValue)))
                .containsExactly(1, 2);
        assertThat(JsonTest.<Map<String, List<Integer>>>read(
                        "{\"a\": [], \"b\": [3]}", in -> in.map(() -> in.list(in::intValue))))
                .isEqualTo(Map.of("a", List.of(), "b", List.of(3)));
    }

    /** Reads {@code {"a": {"b": [int]}}} as made code does. */
    private static List<Integer> nested(JsonIn in) {
        List<Integer> found = List.of();
        long seen = 0;
        in.beginObject();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "a" -> {
                    found = in.map(in::intValue).values().stream().toList();
                    seen |= 1;
                }
                case "list" -> found = in.list(() -> in.list(in::intValue).size());
                default -> in.skip();
            }
        }
        if (seen != 1) {
            throw in.missing(seen, "a");
        }
        in.endObject();
        return found;
    }

    @Test
    void fieldsComeInAnyOrderAndUnknownOnesAreLeftOut() {
        assertThat(read("{\"x\": {\"y\": [1, {}]}, \"a\": {\"b\": 1}, \"z\": null}", JsonTest::nested))
                .containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '|', textBlock = """
            {}                       => the field a is missing
            {"a": 5}                 => a: 5 where an object is needed
            {"a": {"b": "x"}}        => a.b: "x" where a whole number is needed
            {"a": {"b": 1.5}}        => a.b: 1.5 where a whole number is needed
            {"a": {"b": null}}       => a.b: null where a whole number is needed
            {"a": {"b": 3000000000}} => a.b: 3000000000 is not between -2147483648 and 2147483647
            {"a": {"b": 99999999999999999999}} => a.b: 99999999999999999999 is not between -2147483648 and 2147483647
            {"list": [[1], [2, {}]]} => list[1][1]: an object where a whole number is needed
            []                       => a list where an object is needed
            {"a": {}} 1              => 1 follows the JSON value; one message is one value
            {"a": {}                 => the JSON ends too early
            {"a": tru}               => no JSON at byte *
            {'a': 1}                 => no JSON at byte *
            hello                    => no JSON at byte *
            """)
    void whatIsWrongIsSaidWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> read(json, JsonTest::nested))
                .isInstanceOf(BadData.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()))
                        .startsWith(message.replace("*", ""))
                        .matches(m -> message.endsWith("*") || m.equals(message))
                        .doesNotContain("Source:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \r\n"})
    void anEmptyLineIsNoValue(String json) {
        assertThat(JsonIn.read(json.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> {
                    final JsonIn in = Objects.requireNonNull(JsonIn.read(new byte[] {'"', (byte) 0xFF, '"'}));
                    in.text();
                })
                .isInstanceOf(BadData.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void nestingHasAnEnd() {
        assertThatThrownBy(() -> read("[".repeat(100_000), in -> {
                    in.skip();
                    return 1;
                }))
                .isInstanceOf(BadData.class);
    }

    @Test
    void aNameThatIsNoConstantIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> read("\"HOLD\"", in -> in.<Side>value(text -> Texts.constantOf(Side.class, text))))
                .hasMessage("\"HOLD\" is none of BUY, SELL");
    }

    @Test
    void writesEverything() {
        assertThat(written(json -> {
                    json.beginObject();
                    json.name("text");
                    json.value("a\"\n\uD83D\uDE00");
                    json.name("n");
                    json.value(3);
                    json.name("nothing");
                    json.value((Object) null);
                    json.name("boxed");
                    json.value(Optional.of(2.5f).get());
                    json.name("list");
                    json.list(List.of(1L, 2L), each -> json.value(each));
                    json.name("map");
                    json.map(Map.of("k", Side.BUY), json::value);
                    json.name("opt");
                    json.optional(Optional.<String>empty(), json::value);
                    json.name("nan");
                    json.value(Double.NaN);
                    json.name("bytes");
                    json.value(new byte[] {1, 2, 3});
                    json.endObject();
                }))
                .isEqualTo("{\"text\":\"a\\\"\\n\uD83D\uDE00\",\"n\":3,\"nothing\":null,\"boxed\":2.5,\"list\":[1,2],"
                        + "\"map\":{\"k\":\"BUY\"},\"opt\":null,\"nan\":\"NaN\",\"bytes\":\"AQID\"}");
    }

    @Test
    void aBufferThatIsTooSmallSaysSo() {
        assertThatThrownBy(() -> {
                    final JsonOut out = JsonOut.to(ByteBuffer.allocate(10));
                    out.value("x".repeat(100));
                    out.finish();
                })
                .isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void textsAndNumbersComeBack() {
        final long seed = 20_260_201;
        final Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            final int[] points = random.ints(random.nextInt(12), 0, 0x1_0000)
                    .filter(c -> !Character.isSurrogate((char) c))
                    .toArray();
            final String text = new String(points, 0, points.length);
            final double number = Double.longBitsToDouble(random.nextLong());
            final float small = Float.intBitsToFloat(random.nextInt());
            final String json = written(out -> out.list(Arrays.<Object>asList(text, number, small), out::value));
            final JsonIn in = in(json);
            final Object[] back = new Object[3];
            final int[] at = {0};
            in.list(() -> {
                back[at[0]] = switch (at[0]) {
                    case 0 -> in.text();
                    case 1 -> in.doubleValue();
                    default -> in.floatValue();
                };
                return at[0]++;
            });
            in.end();

            assertThat(back).as("seed " + seed + ", round " + round).containsExactly(text, number, small);
        }
    }

    @Test
    void randomBytesAreReadOrRefusedAsBadData() {
        final long seed = 20_260_202;
        final Random random = new Random(seed);
        final byte[] whole = "{\"a\": {\"b\": 12}, \"c\": [1, \"x\\u0041\", null]}".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            final byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                final JsonIn in = JsonIn.read(bytes);
                if (in != null) {
                    assertThat(nested(in)).isNotNull();
                    in.end();
                }
            } catch (BadData e) {
                assertThat(e.getMessage())
                        .as("seed " + seed + ", round " + round)
                        .isNotBlank();
            }
        }
    }
}
