package io.millrace.ui.dock;

import io.millrace.app.project.DataRows;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.DataSet.Format;
import java.util.List;

/** A data set as rows of a table. Pure. */
final class DataTable {
    private static final int MOST = 1_000;

    private DataTable() {}

    static List<String> columns(DataSet set) {
        return isHex(set.format()) ? List.of("row", "payload", "ASCII") : List.of("row", "text");
    }

    /** The first thousand rows; a bad one shows what is wrong with it. */
    static List<List<String>> rows(DataSet set) {
        return DataRows.of(set).stream().limit(MOST).map(row -> row(set, row)).toList();
    }

    private static List<String> row(DataSet set, DataRows.Row row) {
        final String number = Integer.toString(row.number());
        if (row.error().isPresent()) {
            return List.of(number, row.error().get());
        }
        final byte[] bytes = row.bytes().toArray();
        return isHex(set.format())
                ? List.of(number, WireText.hex(bytes, 0), WireText.ascii(bytes, 0, Math.min(bytes.length, 48)))
                : List.of(number, WireText.printable(bytes, 0, bytes.length));
    }

    private static boolean isHex(Format format) {
        return format == Format.HEX || format == Format.BINARY;
    }
}
