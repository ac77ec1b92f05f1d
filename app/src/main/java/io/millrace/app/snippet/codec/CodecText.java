package io.millrace.app.snippet.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A piece of source that grows, and names that don't collide in it. */
final class CodecText {
    private final StringBuilder text = new StringBuilder();

    CodecText line(int depth, String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
        return this;
    }

    CodecText blank() {
        text.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Names of variables for fields; those that the made code uses itself get a mark. */
    static Map<String, String> variables(Collection<String> fields, Set<String> taken) {
        final Map<String, String> names = new HashMap<>();
        for (final String field : fields) {
            String name = field;
            while (taken.contains(name) || names.containsValue(name) || !name.equals(field) && fields.contains(name)) {
                name += "_";
            }
            names.put(field, name);
        }
        return names;
    }

    /** A text as a literal. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }
}
