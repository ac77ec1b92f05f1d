package io.millrace.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value (RFC 8259) being read. It stands before a value, and each method that gives one goes on behind it. What
 * is wrong is said with the path to it.
 */
public final class JsonIn {
    /** Names of fields are data: they must not fill the JVM's own table of texts. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    private JsonIn(JsonParser parser) {
        this.parser = parser;
    }

    /** Begins to read; null where there are only spaces. */
    public static @Nullable JsonIn read(byte[] frame) {
        try {
            final JsonIn in = new JsonIn(FACTORY.createParser(frame));
            in.next();
            return in.parser.currentToken() == null ? null : in;
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    /** Nothing but spaces may follow. */
    public void end() {
        if (parser.currentToken() != null) {
            throw new BadData(token() + " follows the JSON value; one message is one value");
        }
        try {
            parser.close();
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    private void next() {
        try {
            parser.nextToken();
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    private static BadData noJson(IOException e) {
        if (e instanceof JsonEOFException) {
            return new BadData("the JSON ends too early");
        } else if (e instanceof StreamReadException at && at.getLocation() != null) {
            return new BadData("no JSON at byte " + at.getLocation().getByteOffset() + ": " + at.getOriginalMessage());
        }
        return new BadData("no JSON: " + e.getMessage());
    }

    /** What is wrong with the value before which it stands. */
    private BadData wrong(String what) {
        final JsonToken token = parser.currentToken();
        final boolean inside = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        final JsonStreamContext context = parser.getParsingContext();
        final String path = path(inside ? context.getParent() : context);
        return new BadData(path.isEmpty() ? what : path + ": " + what);
    }

    private BadData needed(String wanted) {
        return wrong(token() + " where " + wanted + " is needed");
    }

    private static String path(JsonStreamContext context) {
        final JsonStreamContext outer = context.getParent();
        final String before = outer == null ? "" : path(outer);
        if (context.inArray()) {
            return before + "[" + context.getCurrentIndex() + "]";
        } else if (context.inObject() && context.hasCurrentName()) {
            return before.isEmpty() ? context.getCurrentName() : before + "." + context.getCurrentName();
        }
        return before;
    }

    private String token() {
        final JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        try {
            return switch (token) {
                case START_OBJECT -> "an object";
                case START_ARRAY -> "a list";
                case VALUE_STRING -> Texts.quoted(parser.getText());
                default -> parser.getText();
            };
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    /** Goes into an object. */
    public void beginObject() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw needed("an object");
        }
        next();
    }

    /** The name of the object's next field, whose value comes next; null at the object's end. */
    public @Nullable String field() {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        try {
            final String name = parser.currentName();
            parser.nextToken();
            return name;
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    /** Goes on behind an object that has no more fields. */
    public void endObject() {
        next();
    }

    /**
     * What to throw at the end of an object without a field that it needs.
     *
     * @param seen a bit for each field that was there, the first one in the lowest
     */
    public BadData missing(long seen, String... names) {
        final List<String> absent = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if ((seen & 1L << i) == 0) {
                absent.add(names[i]);
            }
        }
        return wrong((absent.size() == 1 ? "the field " : "the fields ")
                + String.join(", ", absent)
                + (absent.size() == 1 ? " is missing" : " are missing"));
    }

    /** Leaves a value out, with all that is in it. */
    public void skip() {
        try {
            parser.skipChildren();
            parser.nextToken();
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    /** Whether null comes next; goes on behind it. */
    public boolean isNull() {
        final boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
        if (isNull) {
            next();
        }
        return isNull;
    }

    public String text() {
        return value(Function.identity());
    }

    /** What the parser makes of a text. */
    public <T> T value(Function<String, T> reader) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw needed("a text");
        }
        try {
            final T value = reader.apply(parser.getText());
            parser.nextToken();
            return value;
        } catch (BadData e) {
            throw wrong(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    public boolean booleanValue() {
        final JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw needed("true or false");
        }
        next();
        return token == JsonToken.VALUE_TRUE;
    }

    public char charValue() {
        return value(Texts::charOf);
    }

    public byte byteValue() {
        return (byte) whole(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public short shortValue() {
        return (short) whole(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public int intValue() {
        return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public long longValue() {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long whole(long least, long most) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw needed("a whole number");
        }
        try {
            final long value = parser.getLongValue();
            if (value < least || value > most) {
                throw outside(least, most);
            }
            parser.nextToken();
            return value;
        } catch (InputCoercionException e) {
            throw outside(least, most);
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    private BadData outside(long least, long most) {
        return wrong(token() + " is not between " + least + " and " + most);
    }

    public float floatValue() {
        return number(Texts::floatOf);
    }

    public double doubleValue() {
        return number(Texts::doubleOf);
    }

    public BigDecimal decimalValue() {
        return number(Texts::decimalOf);
    }

    public BigInteger bigIntegerValue() {
        return number(Texts::bigIntegerOf);
    }

    /** JSON has no way to write what is no number; by custom that is a text. */
    private <T> T number(Function<String, T> reader) {
        final JsonToken token = parser.currentToken();
        final boolean isNumber = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        try {
            if (!isNumber && !(token == JsonToken.VALUE_STRING && isNoNumber(parser.getText()))) {
                throw needed("a number");
            }
            final T value = reader.apply(parser.getText());
            parser.nextToken();
            return value;
        } catch (BadData e) {
            throw isNumber ? needed("another number") : e;
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    private static boolean isNoNumber(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    /** A list, each of whose elements is read by {@code element}. */
    public <T> List<T> list(Supplier<T> element) {
        final List<T> list = new ArrayList<>();
        elements(() -> list.add(element.get()));
        return list;
    }

    /** A list without regard to what comes twice. */
    public <T> Set<T> set(Supplier<T> element) {
        final Set<T> set = new LinkedHashSet<>();
        elements(() -> set.add(element.get()));
        return set;
    }

    private void elements(Runnable element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw needed("a list");
        }
        next();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            element.run();
        }
        next();
    }

    /** An object as a map, each of whose values is read by {@code value}. */
    public <T> Map<String, T> map(Supplier<T> value) {
        final Map<String, T> map = new LinkedHashMap<>();
        beginObject();
        for (String name = field(); name != null; name = field()) {
            map.put(name, value.get());
        }
        endObject();
        return map;
    }
}
