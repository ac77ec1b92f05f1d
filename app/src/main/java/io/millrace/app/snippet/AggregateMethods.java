package io.millrace.app.snippet;

import io.millrace.app.snippet.Entry.Arg;
import io.millrace.app.snippet.Entry.Gives;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;

/** The methods of the class that stands between the engine and an aggregation. */
final class AggregateMethods {
    static final String INTERFACE = "Aggregation";

    private AggregateMethods() {}

    /** Type arguments of the engine's interface. */
    static String arguments(Entry entry) {
        return "<" + AdapterWriter.in(entry) + ", " + accumulator(entry) + ", " + out(entry) + ">";
    }

    private static String accumulator(Entry entry) {
        return entry.state().map(TypeTexts::boxed).orElseThrow();
    }

    private static String out(Entry entry) {
        return entry.out().map(TypeTexts::boxed).orElseThrow();
    }

    /** Statements by the head of their method. */
    static Map<String, String> of(Entry entry) {
        final String acc = accumulator(entry);
        final Map<String, String> methods = new LinkedHashMap<>();
        final String update =
                "user.update(acc, " + AdapterWriter.message(entry.in().orElseThrow(), "in") + ")";
        methods.put("public " + acc + " initial()", "return " + given(entry) + "user.initial();");
        methods.put(
                "public " + acc + " update(" + acc + " acc, " + AdapterWriter.in(entry) + " in)",
                entry.gives() == Gives.NOTHING ? update + "; return acc;" : "return " + given(entry) + update + ";");
        methods.put(
                "public " + acc + " combine(" + acc + " a, " + acc + " b)",
                "return " + given(entry) + "user.combine(a, b);");
        methods.put(
                "public " + out(entry) + " output(java.lang.Object key, io.millrace.engine.api.Window window, " + acc
                        + " acc)",
                "return user.output("
                        + entry.args().stream().map(arg -> argument(arg, entry)).collect(Collectors.joining(", "))
                        + ");");
        return methods;
    }

    /** An int that becomes a long accumulator needs to be told so. */
    private static String given(Entry entry) {
        return entry.state()
                .filter(type -> type.getKind().isPrimitive())
                .map(type -> "(" + TypeTexts.full(type) + ") ")
                .orElse("");
    }

    private static String argument(Arg arg, Entry entry) {
        return switch (arg) {
            case WINDOW -> "window";
            case CONTEXT -> "context";
            case KEY -> key(entry.key().orElseThrow());
            default -> "acc";
        };
    }

    /** The variable key, an Object, as this type. */
    static String key(TypeMirror type) {
        return AdapterWriter.widens(type) ? AdapterWriter.message(type, "key") : "(" + TypeTexts.boxed(type) + ") key";
    }
}
