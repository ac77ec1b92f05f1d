package io.millrace.app.snippet.codec;

import java.util.Arrays;
import java.util.Optional;

/** Types of fields that are one text or one number, and how made code reads them. */
public enum Basic {
    TEXT("java.lang.String", "", "text()"),
    BOOLEAN("java.lang.Boolean", "booleanOf", "booleanValue()"),
    CHAR("java.lang.Character", "charOf", "charValue()"),
    BYTE("java.lang.Byte", "byteOf", "byteValue()"),
    SHORT("java.lang.Short", "shortOf", "shortValue()"),
    INT("java.lang.Integer", "intOf", "intValue()"),
    LONG("java.lang.Long", "longOf", "longValue()"),
    FLOAT("java.lang.Float", "floatOf", "floatValue()"),
    DOUBLE("java.lang.Double", "doubleOf", "doubleValue()"),
    DECIMAL("java.math.BigDecimal", "decimalOf", "decimalValue()"),
    BIG_INTEGER("java.math.BigInteger", "bigIntegerOf", "bigIntegerValue()"),
    INSTANT("java.time.Instant", "instantOf"),
    DATE("java.time.LocalDate", "dateOf"),
    TIME("java.time.LocalTime", "timeOf"),
    DATE_TIME("java.time.LocalDateTime", "dateTimeOf"),
    OFFSET_DATE_TIME("java.time.OffsetDateTime", "offsetDateTimeOf"),
    ZONED_DATE_TIME("java.time.ZonedDateTime", "zonedDateTimeOf"),
    DURATION("java.time.Duration", "durationOf"),
    UUID("java.util.UUID", "uuidOf"),
    BYTES("byte[]", "bytesOf");

    private final String javaType;
    private final String parser;
    private final String json;

    Basic(String javaType, String parser) {
        this(javaType, parser, "value(Texts::" + parser + ")");
    }

    Basic(String javaType, String parser, String json) {
        this.javaType = javaType;
        this.parser = parser;
        this.json = json;
    }

    /** The one of this type, with its full name; the class of a primitive stands for it. */
    public static Optional<Basic> of(String javaType) {
        return Arrays.stream(values())
                .filter(basic -> basic.javaType.equals(javaType))
                .findFirst();
    }

    /** A function of texts. */
    String parser() {
        return this == TEXT ? "Function.identity()" : "Texts::" + parser;
    }

    /** A call that reads it from JSON. */
    String json() {
        return json;
    }
}
