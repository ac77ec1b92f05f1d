package io.millrace.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static CsvIn two(String text) {
        return Objects.requireNonNull(CsvIn.read(text, ',', "name", "count"));
    }

    private static String written(char separator, Object... values) {
        final CsvOut out = new CsvOut(separator);
        for (final Object value : values) {
            out.add(value);
        }
        final ByteBuffer into = ByteBuffer.allocate(10_000);
        out.writeTo(into);
        return new String(into.array(), 0, into.position(), StandardCharsets.UTF_8);
    }

    @Test
    void readsQuotesEscapedQuotesSeparatorsAndLineEndsInThem() {
        assertThat(two("a,1").text(0)).isEqualTo("a");
        assertThat(two("\"a,\"\"b\"\"\nc\",1\r\n").text(0)).isEqualTo("a,\"b\"\nc");
        assertThat(two("\uFEFFa,1").text(0)).isEqualTo("a");
        assertThat(two("5\" pipe,1").text(0)).isEqualTo("5\" pipe");
        assertThat(two(" a , 7 ").text(0)).isEqualTo(" a ");
        assertThat(two(" a , 7 ").<Integer>value(1, Texts::intOf)).isEqualTo(7);
    }

    @Test
    void anotherSeparatorLeavesCommasAlone() {
        final CsvIn in = Objects.requireNonNull(CsvIn.read("1,5;x", ';', "a", "b"));

        assertThat(in.text(0)).isEqualTo("1,5");
        assertThat(Objects.requireNonNull(CsvIn.read("\t", '\t', "a", "b")).text(1))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\r\n", "\uFEFF"})
    void anEmptyLineIsNoRecord(String text) {
        assertThat(CsvIn.read(text, ',', "a", "b")).isNull();
    }

    @Test
    void aLineThatRepeatsTheNamesIsAHeader() {
        assertThat(two("name,Count").isHeader()).isTrue();
        assertThat(two("\uFEFF\"name\", count").isHeader()).isTrue();
        assertThat(two("name,1").isHeader()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '|', textBlock = """
            a              => column 2 (count) is missing: the line has 1
            a,1,x          => column 3 is one too many: "x" comes after count
            "a             => a quote is opened and not closed
            a,"b~          => a quote is opened and not closed
            "a"b,1         => no CSV: Unexpected character after closing quote: 'b' (0x62)
            a,1~b,2        => two lines of CSV where one is needed
            """)
    void whatIsNoSuchRecordIsRefused(String text, String message) {
        assertThatThrownBy(() -> CsvIn.read(text.replace('~', '\n'), ',', "name", "count"))
                .isInstanceOf(BadData.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()))
                        .startsWith(message.replace("*", ""))
                        .matches(m -> message.endsWith("*") || m.equals(message)));
    }

    @Test
    void aBadFieldIsNamed() {
        assertThatThrownBy(() -> two("a,x").value(1, Texts::intOf))
                .isInstanceOf(BadData.class)
                .hasMessage("column 2 (count): \"x\" where a whole number is needed");
        assertThatThrownBy(() -> two("a,").value(1, Texts::intOf))
                .hasMessage("column 2 (count): is empty where a whole number is needed");
        assertThatThrownBy(() -> two("a,3000000000").value(1, Texts::intOf))
                .hasMessage("column 2 (count): \"3000000000\" is not between -2147483648 and 2147483647");
    }

    @Test
    void anEmptyFieldMayBeNothing() {
        assertThat(two("a,").<Integer>optional(1, Texts::intOf)).isEmpty();
        assertThat(two("a,4").<Integer>optional(1, Texts::intOf)).contains(4);
        assertThat(two("a,").<Integer>orNull(1, Texts::intOf)).isNull();
    }

    @Test
    void writesQuotesWhereTheyMustStand() {
        assertThat(written(',', "a", 1, 2.5, 'c', true)).isEqualTo("a,1,2.5,c,true");
        assertThat(written(',', "a,b", "say \"x\"", "two\nlines", null, Optional.empty(), Optional.of("z")))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",,,z");
        assertThat(written(';', "a,b", "c;d")).isEqualTo("a,b;\"c;d\"");
        assertThat(written(',', (Object) new byte[] {1, 2, 3})).isEqualTo("AQID");
    }

    @Test
    void whatWasWrittenIsReadBack() {
        final long seed = 20_260_131;
        final Random random = new Random(seed);
        final String nasty = "ab,;\t|\"'\r\n \u00e9\uD83D\uDE00\u0000\uFEFF";
        for (int round = 0; round < 2_000; round++) {
            final char separator = ",;\t|".charAt(random.nextInt(4));
            final List<Object> fields = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                final StringBuilder text = new StringBuilder("x");
                random.ints(random.nextInt(8), 0, nasty.length()).forEach(at -> text.append(nasty.charAt(at)));
                fields.add(new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            }
            final String[] names =
                    IntStream.range(0, fields.size()).mapToObj(i -> "n" + i).toArray(String[]::new);

            final CsvIn in = Objects.requireNonNull(CsvIn.read(written(separator, fields.toArray()), separator, names));

            assertThat(IntStream.range(0, fields.size()).mapToObj(in::text))
                    .as("seed " + seed + ", round " + round)
                    .isEqualTo(fields);
        }
    }
}
