package io.millrace.app.snippet;

import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/**
 * A type as made source writes it.
 *
 * @param text with short names where these mean the same in every snippet
 * @param box the same, and the class of a primitive instead of it
 */
record TypeName(String text, String box) {
    private static final Map<String, String> BOXES = Map.of(
            "boolean",
            "Boolean",
            "byte",
            "Byte",
            "short",
            "Short",
            "int",
            "Integer",
            "long",
            "Long",
            "float",
            "Float",
            "double",
            "Double",
            "char",
            "Character");

    /** The name of a type in a project that declares these shared types. */
    static TypeName of(TypeMirror type, Set<String> declared) {
        final String text = TypeTexts.source(type, declared);
        return new TypeName(text, boxed(text));
    }

    /** The class of a primitive instead of it. */
    static String boxed(String type) {
        return BOXES.getOrDefault(type, type);
    }

    static boolean isPrimitive(String type) {
        return BOXES.containsKey(type);
    }

    /** Whether it is the class of a primitive, in its short name. */
    static boolean isBox(String type) {
        return BOXES.containsValue(type);
    }

    boolean isPrimitive() {
        return isPrimitive(text);
    }

    /** Whether it is one of the large numbers, which have methods instead of operators. */
    boolean isLargeNumber() {
        return text.equals("java.math.BigDecimal") || text.equals("java.math.BigInteger");
    }
}
