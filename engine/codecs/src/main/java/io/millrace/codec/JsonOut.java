package io.millrace.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One JSON value (RFC 8259) being written, in one line and UTF-8. */
public final class JsonOut {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final JsonGenerator json;

    private JsonOut(JsonGenerator json) {
        this.json = json;
    }

    /** Begins to write behind what the buffer has. */
    public static JsonOut to(ByteBuffer into) {
        try {
            return new JsonOut(FACTORY.createGenerator(new Bytes(into)));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Puts everything into the buffer; nothing can be written after it. */
    public void finish() {
        run(json::close);
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static BadData refused(IOException e) {
        return new BadData("can't be written as JSON: " + e.getMessage());
    }

    public void beginObject() {
        run(json::writeStartObject);
    }

    public void endObject() {
        run(json::writeEndObject);
    }

    public void name(String name) {
        run(() -> json.writeFieldName(name));
    }

    public void value(boolean value) {
        run(() -> json.writeBoolean(value));
    }

    public void value(char value) {
        run(() -> json.writeString(String.valueOf(value)));
    }

    public void value(int value) {
        run(() -> json.writeNumber(value));
    }

    public void value(long value) {
        run(() -> json.writeNumber(value));
    }

    public void value(float value) {
        run(() -> json.writeNumber(value));
    }

    public void value(double value) {
        run(() -> json.writeNumber(value));
    }

    /** A text, a number, a truth, bytes in Base64, or what has a text of its own; null is null. */
    public void value(@Nullable Object value) {
        run(() -> {
            if (value == null) {
                json.writeNull();
            } else if (value instanceof Number number) {
                number(number);
            } else if (value instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else if (value instanceof byte[] bytes) {
                json.writeBinary(bytes);
            } else {
                json.writeString(value instanceof Enum<?> constant ? constant.name() : value.toString());
            }
        });
    }

    private void number(Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (number instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else if (number instanceof Float broken) {
            json.writeNumber(broken);
        } else if (number instanceof Double broken) {
            json.writeNumber(broken);
        } else {
            json.writeNumber(number.longValue());
        }
    }

    /** The value in it, or null. */
    public <T> void optional(@Nullable Optional<T> optional, Consumer<T> value) {
        if (optional == null || optional.isEmpty()) {
            value((Object) null);
        } else {
            value.accept(optional.get());
        }
    }

    /** A list, each of whose elements is written by {@code element}; or null. */
    public <T> void list(@Nullable Collection<T> elements, Consumer<T> element) {
        if (elements == null) {
            value((Object) null);
            return;
        }
        run(json::writeStartArray);
        elements.forEach(element);
        run(json::writeEndArray);
    }

    /** An object, each of whose values is written by {@code value}; or null. */
    public <T> void map(@Nullable Map<String, T> map, Consumer<T> value) {
        if (map == null) {
            value((Object) null);
            return;
        }
        beginObject();
        map.forEach((name, each) -> {
            name(name);
            value.accept(each);
        });
        endObject();
    }

    /** Writes behind what a buffer has; where that is too small its exception says so to the engine. */
    private static final class Bytes extends OutputStream {
        private final ByteBuffer into;

        Bytes(ByteBuffer into) {
            this.into = into;
        }

        @Override
        public void write(int b) {
            into.put((byte) b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            into.put(bytes, from, length);
        }
    }
}
