package io.millrace.engine.catalogue;

import java.util.List;

/** The type of a setting: values travel as text, each type says which texts are good. */
public sealed interface SettingType {
    /** Any text; {@code allowEmpty} false refuses the empty one. */
    record Text(boolean allowEmpty) implements SettingType {}

    /** Bytes written as text, with {@code \n \r \t \0 \\} and {@code \x1f} for those that have no letter; never empty. */
    record Escaped() implements SettingType {}

    /** A whole number within bounds, both inclusive. */
    record Whole(long min, long max) implements SettingType {}

    /** A TCP port; 0 = a free one, where {@code zeroAllowed}. */
    record TcpPort(boolean zeroAllowed) implements SettingType {}

    /** One of several values. */
    record Choice(List<Option> options) implements SettingType {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** One value of a choice: the id is stored, the label is shown. */
    record Option(String id, String label) {}

    /** A number of bytes, {@code 64Ki}, {@code 16Mi}, {@code 1Gi} or plain, within bounds, both inclusive. */
    record Bytes(long min, long max) implements SettingType {}

    /** A duration, {@code 250ms}, {@code 10 s}, {@code 5m}, {@code 1h}, {@code 1d}, within bounds in milliseconds, both inclusive. */
    record Duration(long minMillis, long maxMillis) implements SettingType {}

    /** {@code true} or {@code false}. */
    record Flag() implements SettingType {}

    /**
     * A Java expression.
     *
     * @param names what it can speak of besides the fields of the message
     */
    record Expression(List<String> names) implements SettingType {
        public Expression {
            names = List.copyOf(names);
        }
    }

    /** The name of a record's field. */
    record FieldName() implements SettingType {}

    /** A file's path, relative to the project folder or absolute; {@code allowEmpty} where no file is a good answer. */
    record FilePath(boolean allowEmpty) implements SettingType {}
}
