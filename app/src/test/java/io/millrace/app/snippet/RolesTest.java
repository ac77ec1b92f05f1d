package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Context;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Emitter;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Generator;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.MultiComputation;
import io.millrace.engine.api.MultiStateComputation;
import io.millrace.engine.api.Route;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.api.TimestampExtractor;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            String decode(ByteBuffer frame) { return "" + frame.remaining(); }  => 2
            String decode(byte[] frame) { return frame.length + "b"; }          => 2b
            String decode(String text) { return text; }                         => hi
            String decode(String text) { return null; }                         =>
            String decode(String text, Context c) { return c.nodeName(); }      => node
            Object decode(String text) throws Throwable { return 3; }           => 3
            """)
    void decodes(String text, String message) throws Exception {
        final Decoder<Object> decoder = Snippets.make(Snippets.compile(COMPILER, reader(text)), "in", Role.DECODE);
        if (decoder instanceof Lifecycle lives) {
            lives.open(new FixedContext());
        }
        final Object decoded = decoder.decode(ByteBuffer.wrap("hi".getBytes(StandardCharsets.UTF_8)));

        assertThat(decoded == null ? null : decoded.toString()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instant timestamp(String in) { return Instant.ofEpochSecond(3, 5); }",
                "long timestamp(String in) { return 3_000_000_005L; }"
            })
    void readsTimes(String text) throws Exception {
        final Drawing drawing =
                reader("String decode(String text) { return text; }").code("in", Role.TIMESTAMP, text);
        final TimestampExtractor<Object> times =
                Snippets.make(Snippets.compile(COMPILER, drawing), "in", Role.TIMESTAMP);

        assertThat(times.timestampNanos("x")).isEqualTo(3_000_000_005L);
    }

    @Test
    void computesOneOrNone() throws Exception {
        final Computation<Object, Object> half =
                step("Integer compute(int in) { return in % 2 == 0 ? in / 2 : null; }");

        assertThat(half.compute(8)).isEqualTo(4);
        assertThat(half.compute(7)).isNull();
    }

    @Test
    void computesManyByAStreamOrAnEmitter() throws Exception {
        assertThat(many("Stream<String> compute(int in) { return Stream.of(in + \"a\", in + \"b\"); }"))
                .containsExactly("7a", "7b");
        assertThat(many("Stream<String> compute(int in) { return null; }")).isEmpty();
        assertThat(many("void compute(int in, Emitter<String> out) { out.emit(in + \"c\"); }"))
                .containsExactly("7c");
        assertThat(many("void compute(int in, Context c, Emitter<String> out) { out.emit(c.nodeName() + in); }"))
                .containsExactly("node7");
    }

    private static List<Object> many(String text) throws Exception {
        final MultiComputation<Object, Object> computation = step(text);
        if (computation instanceof Lifecycle lives) {
            lives.open(new FixedContext());
        }
        final Collected out = new Collected(new ArrayList<>());
        computation.compute(7, out);
        return out.got();
    }

    @Test
    void aListIsOneMessage() throws Exception {
        final Computation<Object, Object> list = step("List<Integer> compute(int in) { return List.of(in, in); }");

        assertThat(list.compute(1)).isEqualTo(List.of(1, 1));
    }

    @Test
    void opensAndClosesWhatWantsTo() throws Exception {
        final Computation<Object, Object> computation = step(
                "StringBuilder log;\nvoid open() { log = new StringBuilder(\"opened \"); }\n"
                        + "void close() { log.append(\"closed \"); }\nString compute(int in) { return log.toString(); }");
        final Lifecycle life = (Lifecycle) computation;
        life.open(new FixedContext());
        assertThat(computation.compute(1)).isEqualTo("opened ");
        life.close();
        assertThat(computation.compute(1)).isEqualTo("opened closed ");
        assertThat((Object) step("int compute(int in) { return in; }")).isNotInstanceOf(Lifecycle.class);
    }

    @Test
    void everyRoleMayBeOpenedAndClosedAndAskTheContext() throws Exception {
        final String life = "String name;\nvoid open(Context c) throws Throwable { name = c.nodeName(); }\n"
                + "void close() throws Throwable { if (name != null) throw new Throwable(\"closed \" + name); }\n";
        final CompiledProject project = Snippets.compile(
                COMPILER,
                Drawing.alphabet()
                        .code("in", Role.DECODE, life + "Vote decode(ByteBuffer f, Context c) { return null; }")
                        .code(
                                "in",
                                Role.TIMESTAMP,
                                life + "long timestamp(Vote in, Context c) { return c.eventTimeNanos(); }")
                        .code("by-letter", Role.KEY, life + "char key(Vote v, Context c) { return 'x'; }")
                        .code(
                                "add-votes",
                                Role.COMPUTE,
                                life + "Total compute(Vote v, Context c, Tally t) { return (Total) c.key(); }")
                        .code("out", Role.ENCODE, life + "String encode(Total t, Context c) { return c.nodeName(); }")
                        .node("more", "discard")
                        .route("by-letter", "more", life + "boolean test(Vote v, Context c) { return true; }"));
        final List<CodeRef> refs = List.of(
                new CodeRef("in", Role.DECODE),
                new CodeRef("in", Role.TIMESTAMP),
                new CodeRef("by-letter", Role.KEY),
                new CodeRef("add-votes", Role.COMPUTE),
                new CodeRef("out", Role.ENCODE),
                new CodeRef("by-letter--more", Role.ROUTE));

        for (final CodeRef ref : refs) {
            final Lifecycle lives = Snippets.make(project, ref.owner(), ref.role());
            lives.open(new FixedContext());
            assertThatThrownBy(lives::close).as(ref.fileName()).hasStackTraceContaining("closed node");
        }
    }

    @Test
    void numbersThatWidenComeInFromNarrowerOnes() throws Exception {
        final Computation<Object, Object> wide = step("double compute(double in) { return in + 1; }");
        assertThat(wide.compute(1)).isEqualTo(2.0);
        assertThat(wide.compute('a')).isEqualTo(98.0);
        assertThat(wide.compute(1.5f)).isEqualTo(2.5);
    }

    @Test
    void computesWithAState() throws Exception {
        final CompiledProject project = Snippets.compile(
                COMPILER, Drawing.stateStep("int", "long compute(int in, Tally state) { return state.total += in; }"));
        final StateComputation<Object, Object, Object> add = Snippets.make(project, "step", Role.COMPUTE);
        final Object state = Snippets.<StateFactory<Object>>make(project, "tally", Role.STATE)
                .create();

        assertThat(add.compute(3, state)).isEqualTo(3L);
        assertThat(add.compute(4, state)).isEqualTo(7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void compute(int in, Tally state) { state.total += in; }",
                "void compute(int in, Context context, Tally state) { state.total += in; }"
            })
    void aStateMayBeUpdatedOnly(String text) throws Exception {
        final CompiledProject project = Snippets.compile(COMPILER, Drawing.stateStep("int", text));
        final StateComputation<Object, Object, Object> add = Snippets.make(project, "step", Role.COMPUTE);
        final Object state = Snippets.<StateFactory<Object>>make(project, "tally", Role.STATE)
                .create();

        assertThat(add.compute(3, state)).isNull();
        assertThat(state.getClass().getField("total").get(state)).isEqualTo(3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void compute(int in, Tally state, Emitter<Long> out) { out.emit(state.total + in); }",
                "void compute(int in, Emitter<Long> out, Tally state) { out.emit(state.total + in); }",
                "Stream<Long> compute(int in, Tally state) { return Stream.of(state.total + in); }"
            })
    void aStateComputationGivesMany(String text) throws Exception {
        final CompiledProject project = Snippets.compile(COMPILER, Drawing.stateStep("int", text));
        final MultiStateComputation<Object, Object, Object> add = Snippets.make(project, "step", Role.COMPUTE);
        final Object state = Snippets.<StateFactory<Object>>make(project, "tally", Role.STATE)
                .create();
        final Collected out = new Collected(new ArrayList<>());
        add.compute(3, state, out);

        assertThat(out.got()).containsExactly(3L);
    }

    @Test
    void routesByACondition() throws Exception {
        final Drawing drawing = Drawing.empty()
                .node("in", "generator")
                .node("out", "discard")
                .code("in", Role.GENERATE, Drawing.generator("int"))
                .route("in", "out", "boolean test(int in) {\n    return in > 2;\n}");
        final Route<Object> route = Snippets.make(Snippets.compile(COMPILER, drawing), "in--out", Role.ROUTE);

        assertThat(route.test(3)).isTrue();
        assertThat(route.test(2)).isFalse();
    }

    @Test
    void generatesFromTheMessageBefore() throws Exception {
        final Drawing drawing = Drawing.empty()
                .node("in", "generator")
                .node("out", "discard")
                .path("in", "out")
                .code(
                        "in",
                        Role.GENERATE,
                        "int initial() { return 1; }\nlong next(long previous) { return previous * 2; }");
        final Generator<Object> generator = Snippets.make(Snippets.compile(COMPILER, drawing), "in", Role.GENERATE);

        assertThat(generator.initial()).isEqualTo(1L);
        assertThat(generator.next(8L)).isEqualTo(16L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "byte[] encode(String out) { return out.getBytes(); }",
                "String encode(String out) { return out; }",
                "ByteBuffer encode(String out) { return ByteBuffer.wrap(out.getBytes()); }",
                "void encode(String out, ByteBuffer into) { into.put(out.getBytes()); }",
                "void encode(String out, Context c, ByteBuffer into) throws Throwable { into.put(out.getBytes()); }"
            })
    void encodes(String text) throws Exception {
        final Encoder<Object> encoder = Snippets.make(Snippets.compile(COMPILER, writer(text)), "out", Role.ENCODE);
        final ByteBuffer into = ByteBuffer.allocate(10);
        encoder.encode("abc", into);

        assertThat(new String(Arrays.copyOf(into.array(), into.position()), StandardCharsets.UTF_8))
                .isEqualTo("abc");
    }

    @Test
    void importsHelpersRecordsAndConstantsStandInASnippet() throws Exception {
        final Computation<Object, Object> computation = step("""
                import java.math.BigDecimal;
                import static java.lang.Math.max;

                static final int LEAST = 5;
                final Map<String, Integer> sizes = Map.of("a", 1);

                record Pair(int a, BigDecimal b) {}

                String compute(int in) {
                    return text(new Pair(max(in, LEAST), BigDecimal.TEN));
                }

                private String text(Pair pair) {
                    return pair.a() + "/" + pair.b() + sizes;
                }
                """);

        assertThat(computation.compute(1)).isEqualTo("5/10{a=1}");
    }

    @Test
    void sharedTypesAndHelpersAreSeenEverywhere() throws Exception {
        final Drawing drawing = Drawing.step("Shape", "String compute(Shape in) { return describe(in) + SIDES; }")
                .types("""
                        sealed interface Shape permits Square, Circle {}
                        record Square(int side) implements Shape {
                            Square { side = checked(side); }
                        }
                        record Circle(int radius) implements Shape {}
                        enum Colour { RED, GREEN }
                        final int SIDES = 4;
                        String describe(Shape shape) {
                            return shape instanceof Square s ? "square " + s.side() : "circle" + Colour.RED;
                        }
                        static int checked(int side) { return Math.abs(side); }
                        """)
                .code(
                        "in",
                        Role.GENERATE,
                        "Shape initial() { return new Square(-3); }\nShape next(Shape previous) { return previous; }");
        final CompiledProject project = Snippets.compile(COMPILER, drawing);
        final Object square =
                Snippets.<Generator<Object>>make(project, "in", Role.GENERATE).initial();

        assertThat(Snippets.<Computation<Object, Object>>make(project, "step", Role.COMPUTE)
                        .compute(square))
                .isEqualTo("square 34");
    }

    @Test
    void aTraceNamesTheUsersFileAndLine() throws Exception {
        final Computation<Object, Object> failing =
                step("import java.util.List;\n\nint compute(int in) {\n    return helper(in);\n}\n\n"
                        + "int helper(int in) {\n    return List.of(1).stream()\n            .mapToInt(x -> x / in)\n"
                        + "            .sum();\n}\n");

        assertThatThrownBy(() -> failing.compute(0))
                .isInstanceOf(ArithmeticException.class)
                .satisfies(e -> assertThat(Arrays.stream(e.getStackTrace())
                                .filter(f -> "step.compute.jsh".equals(f.getFileName()))
                                .map(StackTraceElement::getLineNumber))
                        .containsExactly(9, 10, 4));
    }

    @Test
    void aTraceThroughSharedHelpersNamesTheirFile() throws Exception {
        final Drawing drawing = Drawing.step("int", "int compute(int in) {\n    return half(in);\n}")
                .types("record A(int x) {}\n\nint half(int x) {\n    return 2 / x;\n}\n");
        final Computation<Object, Object> failing =
                Snippets.make(Snippets.compile(COMPILER, drawing), "step", Role.COMPUTE);

        assertThatThrownBy(() -> failing.compute(0))
                .satisfies(e -> assertThat(e.getStackTrace()[0])
                        .extracting(StackTraceElement::getFileName, StackTraceElement::getLineNumber)
                        .containsExactly("types.jsh", 4));
    }

    private static <T> T step(String text) throws Exception {
        return Snippets.make(Snippets.compile(COMPILER, Drawing.step("int", text)), "step", Role.COMPUTE);
    }

    private static Drawing reader(String decode) {
        return Drawing.empty()
                .node("in", "tcp-source")
                .node("out", "discard")
                .path("in", "out")
                .code("in", Role.DECODE, decode);
    }

    private static Drawing writer(String encode) {
        return Drawing.empty()
                .node("in", "generator")
                .node("out", "tcp-sink")
                .path("in", "out")
                .code("in", Role.GENERATE, Drawing.generator("String"))
                .code("out", Role.ENCODE, encode);
    }

    private record Collected(List<Object> got) implements Emitter<Object> {
        @Override
        public void emit(Object out) {
            got.add(out);
        }
    }

    private static final class FixedContext implements Context {
        @Override
        public String nodeName() {
            return "node";
        }

        @Override
        public Optional<String> setting(String name) {
            return Optional.empty();
        }

        @Override
        public Object key() {
            return "key";
        }

        @Override
        public long eventTimeNanos() {
            return 0;
        }
    }
}
