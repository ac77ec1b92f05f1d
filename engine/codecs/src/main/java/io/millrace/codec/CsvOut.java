package io.millrace.codec;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record of CSV (RFC 4180) being written: quotes stand where they must. */
public final class CsvOut {
    private final char separator;
    private final List<String> fields = new ArrayList<>();

    public CsvOut(char separator) {
        this.separator = separator;
    }

    /** Adds a column: a value's text, bytes in Base64, nothing for null and for an Optional without a value. */
    public void add(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            add(optional.orElse(null));
        } else if (value instanceof byte[] bytes) {
            fields.add(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Enum<?> constant) {
            fields.add(constant.name());
        } else {
            fields.add(value == null ? "" : value.toString());
        }
    }

    /** Appends the record's bytes, without an end of line. */
    public void writeTo(ByteBuffer into) {
        final StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text)) {
            writer.writeRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        final String line = text.toString();
        into.put(line.substring(0, line.length() - 1).getBytes(StandardCharsets.UTF_8));
    }
}
