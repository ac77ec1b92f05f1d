package io.millrace.app.snippet.codec;

import java.util.List;
import java.util.Map;

/** What a type is made of, as far as a codec cares. Types are texts as a snippet writes them. */
public sealed interface Shape {
    String type();

    /**
     * One text or number.
     *
     * @param nullable an object that may be absent: the class of a primitive
     */
    record One(String type, Basic basic, boolean nullable) implements Shape {}

    /** A constant of an enum. */
    record Constant(String type) implements Shape {}

    /** A record; its fields are in the table of the whole. */
    record Fields(String type) implements Shape {}

    /** {@code Optional} of something. */
    record Maybe(String type, Shape inner) implements Shape {}

    /** A {@code List}, or a {@code Set}. */
    record Many(String type, boolean isSet, Shape element) implements Shape {}

    /** A {@code Map} from texts. */
    record Mapped(String type, Shape value) implements Shape {}

    /** What no codec knows. */
    record Unknown(String type) implements Shape {}

    /** A field of a record. */
    record Field(String name, Shape shape) {}

    /**
     * A type with everything that it leads to.
     *
     * @param records fields by the text of the record's type
     */
    record Whole(Shape root, Map<String, List<Field>> records) {
        public Whole {
            records = Map.copyOf(records);
        }

        List<Field> fields(Shape record) {
            return records.getOrDefault(record.type(), List.of());
        }
    }
}
