package io.millrace.app.snippet;

import io.millrace.app.snippet.Entry.Arg;
import io.millrace.app.snippet.Entry.Gives;
import io.millrace.app.snippet.Entry.Hook;
import io.millrace.engine.catalogue.Role;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/**
 * Writes the class that stands between the engine and a function: it implements the engine's interface of the role, so
 * that an exported application needs neither compiler nor reflection.
 */
final class AdapterWriter {
    private static final String API = "io.millrace.engine.api.";
    private static final String BYTES = "java.nio.charset.StandardCharsets.UTF_8";

    private final Entry entry;
    private final boolean stateful;
    private final StringBuilder text = new StringBuilder();

    private AdapterWriter(Entry entry, boolean stateful) {
        this.entry = entry;
        this.stateful = stateful;
    }

    /** Source of the adapter. */
    static String write(Entry entry, boolean stateful) {
        return new AdapterWriter(entry, stateful).source();
    }

    private String source() {
        final boolean lives = entry.takes(Arg.CONTEXT)
                || entry.life().open().isPresent()
                || entry.life().close();
        line("package " + Names.PACKAGE + ";");
        line("// " + entry.life().methods());
        line("public final class " + Names.adapter(entry.ref()) + " implements " + API + implemented()
                + (lives ? ", " + API + "Lifecycle" : "")
                + (expires() ? ", " + API + "Expiring<java.lang.Object, " + state(entry) + ", " + out() + ">" : "")
                + " {");
        final String holder = Names.holder(entry.ref());
        switch (entry.ref().role()) {
            case STATE -> state();
            default -> {
                line("private final " + holder + " user = new " + holder + "();");
                method();
            }
        }
        if (lives) {
            lifecycle();
        }
        if (expires()) {
            expired();
        }
        line("}");
        return text.toString();
    }

    private boolean expires() {
        return entry.ref().role() == Role.COMPUTE && entry.key().isPresent();
    }

    private void expired() {
        body(
                "public " + out() + " expired(java.lang.Object key, " + state(entry) + " state)",
                "return user.expired(" + AggregateMethods.key(entry.key().orElseThrow()) + ", state);");
        if (entry.gives() == Gives.NOTHING) {
            line("@java.lang.Override public boolean updatesOnly() { return true; }");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private String implemented() {
        return switch (entry.ref().role()) {
            case DECODE -> "Decoder<" + out() + ">";
            case TIMESTAMP -> "TimestampExtractor<" + in() + ">";
            case KEY -> "Key<" + in() + ", " + out() + ">";
            case ROUTE -> "Route<" + in() + ">";
            case GENERATE -> "Generator<" + out() + ">";
            case ENCODE -> "Encoder<" + in() + ">";
            case STATE -> "StateFactory<" + state(entry) + ">";
            case JOIN -> "Joiner<" + in() + ", " + right() + ", " + out() + ">";
            case AGGREGATE -> AggregateMethods.INTERFACE + AggregateMethods.arguments(entry);
            default ->
                (many() ? "Multi" : "")
                        + (stateful ? "StateComputation<" : "Computation<")
                        + in() + ", " + (stateful ? state(entry) + ", " : "") + out() + ">";
        };
    }

    private static String state(Entry entry) {
        return entry.state().map(TypeTexts::full).orElse("java.lang.Object");
    }

    private String right() {
        return entry.state().map(TypeTexts::boxed).orElse("java.lang.Object");
    }

    private boolean many() {
        return entry.gives() == Gives.STREAM || entry.gives() == Gives.EMITS;
    }

    private String out() {
        return entry.out().map(TypeTexts::boxed).orElse("java.lang.Void");
    }

    /** A number may arrive as a narrower one, so the adapter of a primitive takes any object. */
    private String in() {
        return in(entry);
    }

    static String in(Entry entry) {
        return entry.in()
                .map(type -> widens(type) ? "java.lang.Object" : TypeTexts.boxed(type))
                .orElse("java.lang.Object");
    }

    static boolean widens(TypeMirror type) {
        return switch (type.getKind()) {
            case SHORT, INT, LONG, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    private void state() {
        line("public " + state(entry) + " create() { return new " + state(entry) + "(); }");
    }

    private void method() {
        switch (entry.ref().role()) {
            case DECODE -> body("public " + out() + " decode(java.nio.ByteBuffer frame)", decode());
            case TIMESTAMP -> body("public long timestampNanos(" + in() + " in)", timestamp());
            case KEY -> body("public " + out() + " key(" + in() + " in)", "return " + call() + ";");
            case ROUTE -> body("public boolean test(" + in() + " in)", "return " + call() + ";");
            case ENCODE -> body("public void encode(" + in() + " in, java.nio.ByteBuffer into)", encode());
            case GENERATE -> generator();
            case JOIN ->
                body("public " + out() + " join(" + in() + " in, " + right() + " right)", "return " + call() + ";");
            case AGGREGATE -> AggregateMethods.of(entry).forEach(this::body);
            default -> compute();
        }
    }

    private void body(String head, String statements) {
        line(head + " throws java.lang.Exception {");
        if (entry.life().checkedThrowable()) {
            line("try { " + statements + " }");
            line("catch (java.lang.Exception | java.lang.Error e) { throw e; }");
            line("catch (java.lang.Throwable e) { throw new java.lang.Exception(e); }");
        } else {
            line(statements);
        }
        line("}");
    }

    private String call() {
        return "user." + Names.entry(entry.ref().role()) + "("
                + entry.args().stream().map(this::argument).collect(Collectors.joining(", ")) + ")";
    }

    private String argument(Arg arg) {
        return switch (arg) {
            case MESSAGE -> message(entry.in().orElseThrow(), "in");
            case FRAME ->
                entry.in()
                        .filter(t -> !TypeTexts.full(t).equals("java.nio.ByteBuffer"))
                        .map(t -> t instanceof ArrayType ? "bytes" : "new java.lang.String(bytes, " + BYTES + ")")
                        .orElse("frame");
            case STATE -> "state";
            case RIGHT -> "right";
            case EMITTER -> "out";
            case CONTEXT -> "context";
            case INTO -> "into";
            case KEY, WINDOW, ACCUMULATOR -> throw new IllegalStateException(arg + " is of an aggregation");
        };
    }

    /** A variable as this type; where that is a number the variable is an Object. */
    static String message(TypeMirror type, String in) {
        if (!widens(type)) {
            return in;
        }
        final String primitive = TypeTexts.full(type);
        final String number = "((java.lang.Number) " + in + ")." + primitive + "Value()";
        final String other = primitive.equals("short")
                ? number
                : in + " instanceof java.lang.Character c ? (" + primitive + ") c.charValue() : " + number;
        return in + " instanceof " + TypeTexts.boxed(type) + " same ? same." + primitive + "Value() : " + other;
    }

    private String decode() {
        final boolean copies = !argument(Arg.FRAME).equals("frame");
        return (copies ? "byte[] bytes = new byte[frame.remaining()]; frame.get(bytes); " : "") + "return " + call()
                + ";";
    }

    private String timestamp() {
        final boolean nanos = entry.out().filter(t -> t.getKind().isPrimitive()).isPresent();
        return nanos
                ? "return " + call() + ";"
                : "java.time.Instant at = " + call() + "; return java.lang.Math.addExact("
                        + "java.lang.Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), (long) at.getNano());";
    }

    private String encode() {
        if (entry.takes(Arg.INTO)) {
            return call() + ";";
        }
        final TypeMirror type = entry.out().orElseThrow();
        final String given = "java.util.Objects.requireNonNull(" + call() + ", \"encode gave null\")";
        return TypeTexts.full(type).equals("java.lang.String")
                ? "into.put(" + given + ".getBytes(" + BYTES + "));"
                : "into.put(" + given + ");";
    }

    private void generator() {
        final String cast = entry.out()
                .filter(t -> t.getKind().isPrimitive())
                .map(t -> "(" + TypeTexts.full(t) + ") ")
                .orElse("");
        body("public " + out() + " initial()", "return " + cast + "user.initial();");
        body("public " + out() + " next(" + out() + " in)", "return user.next(" + generatorArguments() + ");");
    }

    private String generatorArguments() {
        return entry.args().stream()
                .map(a -> a == Arg.MESSAGE ? "in" : argument(a))
                .collect(Collectors.joining(", "));
    }

    private void compute() {
        final String parameters = in() + " in" + (stateful ? ", " + state(entry) + " state" : "");
        if (many()) {
            final String statements = entry.gives() == Gives.EMITS
                    ? call() + ";"
                    : "java.util.stream.Stream<" + out() + "> many = " + call()
                            + "; if (many != null) { out.emitAll(many); }";
            body("public void compute(" + parameters + ", " + API + "Emitter<" + out() + "> out)", statements);
        } else {
            final boolean nothing = entry.gives() == Gives.NOTHING;
            body(
                    "public " + out() + " compute(" + parameters + ")",
                    nothing ? call() + "; return null;" : "return " + call() + ";");
        }
    }

    private void lifecycle() {
        final List<String> opening = List.of(
                entry.takes(Arg.CONTEXT) ? "this.context = given; " : "",
                entry.life()
                        .open()
                        .map(h -> h == Hook.PLAIN ? "user.open(); " : "user.open(given); ")
                        .orElse(""));
        if (entry.takes(Arg.CONTEXT)) {
            line("private " + API + "Context context;");
        }
        body("public void open(" + API + "Context given)", String.join("", opening));
        body("public void close()", entry.life().close() ? "user.close();" : "");
    }
}
