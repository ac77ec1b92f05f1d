package io.millrace.codec;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One record of CSV (RFC 4180), its fields by number. */
public final class CsvIn {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** A quote that is never closed takes in all that follows: what stands behind the text must come out by itself. */
    private static final String MARK = "\u0001";

    private static final String END = "\r\n" + MARK;

    private final List<String> fields;
    private final String[] names;

    private CsvIn(List<String> fields, String[] names) {
        this.fields = fields;
        this.names = names;
    }

    /**
     * Reads a record. A byte order mark before it is no part of it.
     *
     * @param names of the columns, of which there must be as many
     * @return null for an empty line
     * @throws BadData when the text is no CSV, is more than one record, or has columns too many or too few
     */
    public static @Nullable CsvIn read(String text, char separator, String... names) {
        final String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        final List<String> fields = isEmpty(plain) ? List.of() : fields(plain, separator);
        if (fields.isEmpty()) {
            return null;
        }
        if (fields.size() > names.length) {
            throw new BadData("column " + (names.length + 1) + " is one too many: "
                    + Texts.quoted(fields.get(names.length)) + " comes after " + names[names.length - 1]);
        } else if (fields.size() < names.length) {
            throw new BadData("column " + (fields.size() + 1) + " (" + names[fields.size()] + ") is missing: the line"
                    + " has " + fields.size());
        }
        return new CsvIn(fields, names);
    }

    private static List<String> fields(String text, char separator) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text + END)) {
            final Iterator<CsvRecord> records = reader.iterator();
            final List<String> fields = records.next().getFields();
            if (!records.hasNext()) {
                throw new BadData("a quote is opened and not closed");
            } else if (!records.next().getFields().equals(List.of(MARK)) || records.hasNext()) {
                throw new BadData("two lines of CSV where one is needed");
            }
            return fields;
        } catch (CsvParseException e) {
            final Throwable cause = e.getCause();
            throw new BadData("no CSV: " + (cause == null ? e : cause).getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(String text) {
        return text.chars().allMatch(c -> c == ' ' || c == '\r' || c == '\n');
    }

    /** Whether it repeats the names of its columns, as the first line of a file often does. */
    public boolean isHeader() {
        for (int i = 0; i < names.length; i++) {
            if (!fields.get(i).strip().equalsIgnoreCase(names[i])) {
                return false;
            }
        }
        return true;
    }

    public String text(int column) {
        return fields.get(column);
    }

    /** What the parser makes of a column. */
    public <T> T value(int column, Function<String, T> parser) {
        try {
            return parser.apply(fields.get(column));
        } catch (BadData e) {
            throw e.at("column " + (column + 1) + " (" + names[column] + ")");
        }
    }

    /** As {@link #value}; null where the column is empty. */
    public <T> @Nullable T orNull(int column, Function<String, T> parser) {
        return fields.get(column).isEmpty() ? null : value(column, parser);
    }

    /** As {@link #value}; nothing where the column is empty. */
    public <T> Optional<T> optional(int column, Function<String, T> parser) {
        return fields.get(column).isEmpty() ? Optional.empty() : Optional.of(value(column, parser));
    }
}
