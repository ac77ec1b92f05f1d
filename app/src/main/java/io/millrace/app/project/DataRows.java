package io.millrace.app.project;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a data set. */
public final class DataRows {
    private static final JsonFactory JSON = new JsonFactory();

    private DataRows() {}

    /**
     * One row.
     *
     * @param number 1-based line in the file; 1 for raw bytes
     * @param bytes the payload without framing; for messages their JSON; for raw bytes the whole stream; empty when
     *     there is an error
     * @param error what is wrong with the row, one sentence for people
     */
    public record Row(int number, Bytes bytes, Optional<String> error) {
        static Row good(int number, byte[] bytes) {
            return new Row(number, Bytes.of(bytes), Optional.empty());
        }

        static Row bad(int number, String error) {
            return new Row(number, Bytes.of(new byte[0]), Optional.of(error));
        }
    }

    /**
     * Every row, bad ones included. In hex and message files empty lines are no rows; in text files each line is one,
     * and a line feed at the very end begins none.
     */
    public static List<Row> of(DataSet set) {
        return switch (set.format()) {
            case BINARY -> List.of(Row.good(1, set.content().toArray()));
            case TEXT -> lines(set, true, (number, line) -> Row.good(number, line.getBytes(StandardCharsets.UTF_8)));
            case HEX -> lines(set, false, DataRows::hex);
            case MESSAGES -> lines(set, false, DataRows::message);
        };
    }

    /** Makes a row of a line. */
    private interface RowOf {
        Row row(int number, String line);
    }

    private static List<Row> lines(DataSet set, boolean empties, RowOf rowOf) {
        final String[] lines = set.asText().split("\n", -1);
        final int count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
        final List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            if (empties || !line.isBlank()) {
                rows.add(rowOf.row(i + 1, line));
            }
        }
        return rows;
    }

    private static Row hex(int number, String line) {
        try {
            return Row.good(number, RowText.hexBytes(line));
        } catch (IllegalArgumentException e) {
            return Row.bad(number, String.valueOf(e.getMessage()));
        }
    }

    private static Row message(int number, String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                return Row.bad(number, "More than one JSON value stands on this line.");
            }
            return Row.good(number, line.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return Row.bad(number, "This is no JSON: " + JsonWords.reasonInLine(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
