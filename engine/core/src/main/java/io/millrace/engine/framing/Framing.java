package io.millrace.engine.framing;

import io.millrace.engine.catalogue.Escapes;
import io.millrace.engine.catalogue.SettingValues;
import java.util.function.UnaryOperator;

/**
 * A rule that says where frames begin and end. Values are immutable; a {@link FrameSplitter} does the reading.
 *
 * <p>Threading: any.
 */
public sealed interface Framing permits LengthFraming, DelimiterFraming, FixedFraming {
    /** A big-endian length of 1, 2, 4 or 8 bytes before each frame. */
    static Framing length(int headerBytes) {
        return new LengthFraming(headerBytes);
    }

    /** Lines of text: LF ends a frame, a CR before it is not part of it. */
    static Framing lines() {
        return DelimiterFraming.LINES;
    }

    static Framing delimiter(byte[] delimiter) {
        return new DelimiterFraming(delimiter.clone(), false);
    }

    static Framing fixed(int frameSize) {
        return new FixedFraming(frameSize);
    }

    /**
     * The framing of a node that has the settings {@code framing}, {@code delimiter} and {@code frame-size}.
     *
     * @param settings gives the text of a setting by its name
     * @throws IllegalArgumentException for a value that the setting would refuse
     */
    static Framing from(UnaryOperator<String> settings) {
        final String id = settings.apply("framing");
        return switch (id) {
            case "u8" -> length(1);
            case "u16" -> length(2);
            case "u32" -> length(4);
            case "u64" -> length(8);
            case "lines" -> lines();
            case "delimiter" -> delimiter(Escapes.bytes(settings.apply("delimiter")));
            case "fixed" -> fixed(Math.toIntExact(SettingValues.bytes(settings.apply("frame-size"))));
            default -> throw new IllegalArgumentException("there is no framing " + id);
        };
    }

    /**
     * The bytes that a sender writes for one payload.
     *
     * @throws IllegalArgumentException when no frame can hold this payload; the message is for people
     */
    byte[] frame(byte[] payload);

    /**
     * A reader for one stream of bytes.
     *
     * @param maxFrame bytes of the largest payload that is taken
     */
    FrameSplitter splitter(int maxFrame);
}
