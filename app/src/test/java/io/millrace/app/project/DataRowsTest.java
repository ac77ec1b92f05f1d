package io.millrace.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.project.DataRows.Row;
import io.millrace.app.project.ProjectTest.RowFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DataRowsTest {
    private static List<String> texts(List<Row> rows) {
        return rows.stream()
                .map(row -> row.number() + ":"
                        + row.error().orElseGet(() -> new String(row.bytes().toArray(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void eachLineOfATextIsOnePayload() {
        assertThat(texts(DataRows.of(DataSet.text("d.csv", "a,1\r\n\nb\n")))).containsExactly("1:a,1", "2:", "3:b");
        assertThat(DataRows.of(DataSet.text("d.txt", ""))).isEmpty();
        assertThat(texts(DataRows.of(DataSet.text("d.txt", "ü")))).containsExactly("1:ü");
    }

    @Test
    void hexRowsAreBytesAndBadOnesSayWhy() {
        final List<Row> rows = DataRows.of(DataSet.text("d.hex", "41 0000 1534\n\n4\nxy\nFF\n"));
        assertThat(rows.get(0).bytes().toArray()).containsExactly(0x41, 0, 0, 0x15, 0x34);
        assertThat(rows).extracting(Row::number).containsExactly(1, 3, 4, 5);
        assertThat(rows.get(1).error()).get().asString().contains("1 hex digits");
        assertThat(rows.get(2).error()).contains("Column 1: \"x\" is no hex digit.");
        assertThat(rows.get(3).bytes().toArray()).containsExactly(0xFF);
    }

    @Test
    void messagesAreJsonAndBadOnesSayWhere() {
        final List<Row> rows = DataRows.of(DataSet.text("d.messages.jsonl", "{\"a\":1}\n{\"a\":}\n1 2\n\n\"x\"\n{\n"));
        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 3, 5, 6);
        assertThat(rows).extracting(row -> row.error().isEmpty()).containsExactly(true, false, false, true, false);
        assertThat(rows.get(1).error().orElseThrow())
                .startsWith("This is no JSON: ")
                .contains("column");
        assertThat(rows.get(2).error().orElseThrow()).contains("More than one");
    }

    @Test
    void rawBytesAreOneRow() {
        final DataSet raw = new DataSet("d.bin", Bytes.of(new byte[] {1, 10, 13}));
        assertThat(DataRows.of(raw)).containsExactly(new Row(1, raw.content(), java.util.Optional.empty()));
    }

    @Test
    void textRowsShowWhatCannotBeSeen() {
        assertThat(show("122.000000\n")).isEqualTo("122.000000");
        assertThat(show("a\tb\\c\r\n\n")).isEqualTo("a\\tb\\\\c\\r\\n");
        assertThat(show("\u0001ü𝄞")).isEqualTo("\\u0001ü𝄞");
        assertThat(RowText.show(RowFormat.TEXT, new byte[] {'a', (byte) 0xFF, (byte) 0xC3}))
                .isEqualTo("a\\xff\\xc3");
        assertThat(RowText.show(RowFormat.HEX, new byte[] {1, -1})).isEqualTo("01ff");
    }

    private static String show(String text) {
        return RowText.show(RowFormat.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyRowReadsBackAsItsBytes() {
        final Random random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            final byte[] bytes = new byte[random.nextInt(12) + 1];
            random.nextBytes(bytes);
            bytes[bytes.length - 1] = 'x';
            for (final RowFormat format : RowFormat.values()) {
                assertThat(RowText.bytes(format, RowText.show(format, bytes))).isEqualTo(bytes);
            }
        }
    }

    @Test
    void rowsThatAreNotWellFormedSayWhere() {
        assertThatThrownBy(() -> RowText.bytes(RowFormat.TEXT, "ab\\q")).hasMessageContaining("Column 3");
        assertThatThrownBy(() -> RowText.bytes(RowFormat.TEXT, "\\u00")).hasMessageContaining("4 hex digits");
        assertThatThrownBy(() -> RowText.bytes(RowFormat.HEX, "0g")).hasMessageContaining("Column 2");
    }
}
