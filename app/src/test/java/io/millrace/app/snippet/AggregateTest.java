package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Context;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.Window;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Category;
import io.millrace.engine.catalogue.NodeKindBuilder;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.catalogue.TypeRule;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateTest {
    private static final CodeRef AGGREGATE = new CodeRef("sum", Role.AGGREGATE);
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard()
            .with(NodeKindBuilder.named("gather", Category.STATEFUL, Shape.COMPUTATION)
                    .label("Gather")
                    .doc("Takes an aggregation.")
                    .code(Role.AGGREGATE)
                    .input(new TypeRule.ParameterOf(Role.AGGREGATE))
                    .output(new TypeRule.ResultOf(Role.AGGREGATE))
                    .build()));
    private static final String SUM = """
            long initial() {
                return 0;
            }

            long update(long acc, int in) {
                return acc + in;
            }

            long combine(long a, long b) {
                return a + b;
            }

            String output(char key, Window window, long acc) {
                return acc == 0 ? null : key + "=" + acc + "@" + window.end();
            }
            """;
    private static final Window WINDOW = new Window(0, 1_000_000_000);

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private static Drawing drawing(String in, String text) {
        return Drawing.empty()
                .types("record Vote(char letter, int count) {}\n")
                .node("in", "generator")
                .node("by", "key")
                .node("sum", "gather")
                .node("out", "discard")
                .path("in", "by", "sum", "out")
                .code("in", Role.GENERATE, Drawing.generator(in))
                .code("by", Role.KEY, "char key(" + in + " in) { return 'k'; }")
                .code("sum", Role.AGGREGATE, text);
    }

    private static Aggregation<Object, Object, Object> make(String in, String text) throws Exception {
        return Snippets.make(Snippets.compile(COMPILER, drawing(in, text)), "sum", Role.AGGREGATE);
    }

    private static List<Problem> problems(Drawing drawing) {
        return COMPILER.analyse(drawing.project()).problems();
    }

    @Test
    void aggregates() throws Exception {
        final Aggregation<Object, Object, Object> sum = make("int", SUM);
        final Object three = sum.update(sum.update(sum.initial(), 1), 2);

        assertThat(three).isEqualTo(3L);
        assertThat(sum.combine(three, sum.update(sum.initial(), 4))).isEqualTo(7L);
        assertThat(sum.output('k', WINDOW, 7L)).isEqualTo("k=7@1970-01-01T00:00:01Z");
        assertThat(sum.output('k', WINDOW, sum.initial())).isNull();
    }

    @Test
    void itsTypesAreInferred() {
        final ProjectAnalysis analysis = COMPILER.analyse(drawing("int", SUM).project());

        assertThat(analysis.problems()).isEmpty();
        assertThat(analysis.type(PortRef.in("sum"))).contains("int");
        assertThat(analysis.type(PortRef.out("sum"))).contains("String");
        assertThat(analysis.report(AGGREGATE).flatMap(SnippetReport::signature))
                .contains(new Signature(Optional.of("int"), Optional.of("String"), Optional.of("long")));
        assertThat(analysis.report(AGGREGATE).flatMap(SnippetReport::incoming)).contains("int");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            long output(long acc) { return acc; }                                            => 5
            Long output(Long acc) { return acc; }                                            => 5
            String output(Window window, long acc) { return window.endNanos() + "," + acc; } => 1000000000,5
            String output(long acc, Window window) { return window.endNanos() + "," + acc; } => 1000000000,5
            String output(char key, long acc) { return key + "," + acc; }                    => k,5
            String output(Object key, Window w, long acc) { return key + "," + acc; }        => k,5
            String output(int key, Window w, long acc) { return key + "," + acc; }           => 107,5
            String output(Context c, long acc) { return c.nodeName() + acc; }                => node5
            String output(long acc) throws Throwable { return null; }                        =>
            """)
    void outputTakesWhatItNeeds(String output, String expected) throws Exception {
        final Aggregation<Object, Object, Object> sum = make(
                "int",
                "long initial() { return 0; }\nlong update(long acc, int in) { return acc + in; }\n"
                        + "long combine(long a, long b) { return a + b; }\n" + output);
        if (sum instanceof Lifecycle lives) {
            lives.open(new NamedContext());
        }

        final Object given = sum.output('k', WINDOW, 5L);

        assertThat(given == null ? null : given.toString()).isEqualTo(expected);
    }

    @Test
    void updateMayChangeTheAccumulator() throws Exception {
        final Aggregation<Object, Object, Object> list = make("int", """
                List<Integer> initial() { return new ArrayList<>(); }
                void update(List<Integer> acc, int in) { acc.add(in); }
                List<Integer> combine(List<Integer> a, List<Integer> b) { a.addAll(b); return a; }
                List<Integer> output(List<Integer> acc) { return List.copyOf(acc); }
                """);
        final Object acc = list.initial();

        assertThat(list.update(acc, 3)).isSameAs(acc).isEqualTo(List.of(3));
        assertThat(list.output('k', WINDOW, acc)).isEqualTo(List.of(3));
    }

    @Test
    void aTraceNamesTheMethodsLine() throws Exception {
        final Aggregation<Object, Object, Object> sum =
                make("int", SUM.replace("return acc + in;", "return acc / (in - 1);"));

        assertThatThrownBy(() -> sum.update(1L, 1))
                .isInstanceOf(ArithmeticException.class)
                .satisfies(e -> assertThat(Arrays.stream(e.getStackTrace())
                                .filter(f -> "sum.aggregate.jsh".equals(f.getFileName()))
                                .map(StackTraceElement::getLineNumber))
                        .containsExactly(6));
    }

    private static Diagnostic only(String text) {
        final List<Diagnostic> errors = COMPILER.analyse(drawing("int", text).project())
                .report(AGGREGATE)
                .orElseThrow()
                .diagnostics();
        assertThat(errors).as(text + "\n" + errors).hasSize(1);
        return errors.get(0);
    }

    private static String without(String method) {
        return Stream.of(SUM.split("(?<=}\\n)\\n"))
                .filter(part -> !part.lines().findFirst().orElse("").contains(" " + method + "("))
                .reduce("", (a, b) -> a + b + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            initial => long initial() { ... }
            update  => long update(long acc, String in) { ... }
            combine => long combine(long a, long b) { ... }
            output  => long output(long acc) { ... }
            """)
    void aMissingMethodIsNamedWithItsSignature(String method, String signature) {
        final String text = without(method);
        final Diagnostic missing = only(text);

        assertThat(missing.message()).isEqualTo("the aggregation has no " + method + " yet: " + signature);
        assertThat(text.substring(missing.start(), missing.end()))
                .isEqualTo(method.equals("initial") ? "update" : "initial");
        final String mended = missing.fix().orElseThrow().newTexts().get(AGGREGATE);
        assertThat(COMPILER.analyse(drawing("int", mended).project())
                        .report(AGGREGATE)
                        .orElseThrow()
                        .diagnostics())
                .noneMatch(d -> d.message().contains("has no " + method));
    }

    @Test
    void withoutAnyMethodTheWholeIsOffered() {
        final Problem problem =
                problems(drawing("int", "int helper() { return 1; }")).get(0);

        assertThat(problem.message())
                .isEqualTo("there is no aggregation (initial, update, combine, output) yet: long initial() { ... }");
        assertThat(problem.where().code()).contains(AGGREGATE);
    }

    /** The stretch in question stands between brackets; it takes the place of a line of the sum. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            long update(long acc, int in) { => void [update](long acc) {           => *
            long update(long acc, int in) { => [void] update(long acc, int in) {   => *
            long update(long acc, int in) { => long update([String] acc, int in) { => initial gives long, so update must take long here
            long update(long acc, int in) { => [double] update(long acc, int in) { => initial gives long, so update must give long, too
            long combine(long a, long b) {  => long [combine](long a) {            => combine makes one accumulator of two: long combine(long a, long b) { ... }
            long combine(long a, long b) {  => long combine(long a, [int] b) {     => initial gives long, so combine must take long here
            long combine(long a, long b) {  => private long [combine](long a, long b) { => combine can't be private: it is called from outside
            long combine(long a, long b) {  => <T> long [combine](long a, long b) {     => combine can't be generic: its types must be known
            long initial() {                => long initial([int] x) {             => initial takes nothing: it makes the accumulator of an empty window
            String output(char key, Window window, long acc) { => String output(char key, Window window, [String] acc) { => initial gives long, so output must take long here
            String output(char key, Window window, long acc) { => String [output](Window window) { => output takes the accumulator, and if you want the key and the Window before it: output(K key, Window window, long acc)
            """)
    void whatDoesNotFitIsSaidWhereItStands(String line, String marked, String message) {
        final String plain = marked.replaceAll("[\\[\\]]", "");
        final String text = SUM.replace(line, plain);
        assertThat(text).isNotEqualTo(SUM);

        final List<Diagnostic> found = COMPILER.analyse(drawing("int", text).project())
                .report(AGGREGATE)
                .orElseThrow()
                .diagnostics();

        final int start = text.indexOf(plain) + marked.indexOf('[');
        final List<Diagnostic> here = found.stream()
                .filter(d -> d.start() == start && d.end() == start + marked.indexOf(']') - marked.indexOf('[') - 1)
                .toList();
        assertThat(here).as("of " + found).isNotEmpty();
        if (!message.equals("*")) {
            assertThat(here).extracting(Diagnostic::message).contains(message);
        }
    }

    @Test
    void aNumberCannotBeChangedInPlace() {
        final String text = SUM.replace(
                "long update(long acc, int in) {\n    return acc + in;",
                "void update(long acc, int in) {\n    acc += in;");

        assertThat(only(text).message())
                .isEqualTo("a long can't be changed in place: let update give the new one, say long instead of void");
    }

    @Test
    void anAccumulatorStandsAmongTheSharedTypes() {
        final String text = """
                record Sum(long n) {}

                Sum initial() { return new Sum(0); }
                Sum update(Sum acc, int in) { return new Sum(acc.n() + in); }
                Sum combine(Sum a, Sum b) { return new Sum(a.n() + b.n()); }
                long output(Sum acc) { return acc.n(); }
                """;
        final Diagnostic refused = only(text);

        assertThat(refused.message())
                .isEqualTo("Sum is kept from one message to the next, so it must stand among the shared types, not in"
                        + " sum.aggregate.jsh");
        assertThat(refused.fix().orElseThrow().label()).isEqualTo("Move to types");
        final Drawing mended = drawing("int", "");
        refused.fix().orElseThrow().newTexts().forEach((ref, changed) -> mended.code(ref.owner(), ref.role(), changed));
        assertThat(problems(mended)).isEmpty();
    }

    @Test
    void whatComesInMustFitTheMessageOfUpdate() {
        final Drawing drawing = drawing("String", SUM);
        final Diagnostic wrong = COMPILER.analyse(drawing.project())
                .report(AGGREGATE)
                .orElseThrow()
                .diagnostics()
                .get(0);

        assertThat(wrong.message()).isEqualTo("String comes in, but update takes int");
        assertThat(wrong.fix().orElseThrow().label()).isEqualTo(Diagnostic.Fix.CHANGE_SIGNATURE);
        assertThat(wrong.fix().orElseThrow().newTexts().get(AGGREGATE)).contains("update(long acc, String in)");
    }

    @Test
    void theKeyOfOutputMustFitTheKeyThatHolds() {
        final String text = SUM.replace("char key", "String key");

        assertThat(problems(drawing("int", text)))
                .extracting(Problem::message)
                .anyMatch(m -> m.startsWith("the key here is char, but output takes String"));
    }

    @Test
    void withoutAKeyOutputTakesNone() {
        final Drawing drawing = Drawing.empty()
                .node("in", "generator")
                .node("sum", "gather")
                .node("out", "discard")
                .path("in", "sum", "out")
                .code("in", Role.GENERATE, Drawing.generator("int"));

        assertThat(problems(drawing.code("sum", Role.AGGREGATE, SUM)))
                .extracting(Problem::message)
                .containsExactly("there is no key before sum, so output can't take one: leave it out");
        assertThat(problems(drawing.code(
                        "sum", Role.AGGREGATE, SUM.replace("char key, ", "").replace("key + ", ""))))
                .isEmpty();
    }

    @Test
    void onlyAChangedAggregationIsExchanged() {
        final CompiledProject before = Snippets.compile(COMPILER, drawing("int", SUM));
        final CompiledProject same = Snippets.compile(COMPILER, drawing("int", SUM));
        final CompiledProject after =
                Snippets.compile(COMPILER, drawing("int", SUM.replace("acc + in", "acc + 2 * in")));

        assertThat(same.changedFrom(before)).isEmpty();
        assertThat(after.changedFrom(before)).containsExactly(AGGREGATE);
        assertThat(after.messageTypes()).containsEntry("sum", String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "double", "Vote", "List<String>", "int", "Long"})
    void everyFormCompilesForWhatComesIn(String in) {
        final Drawing drawing = drawing(in, "");
        final List<Form> forms = Templates.forms(AGGREGATE, drawing.project(), COMPILER.analyse(drawing.project()));

        assertThat(forms).extracting(Form::label).contains("Count", "List", "With key and window");
        for (final Form form : forms) {
            final String text = form.template().text();
            assertThat(problems(drawing.code("sum", Role.AGGREGATE, text)))
                    .as(form.label() + "\n" + text)
                    .isEmpty();
            assertThat(text).doesNotContain("{{");
            assertThat(form.template().caret()).isBetween(1, text.length() - 1);
        }
    }

    @Test
    void theTemplateSumsNumbersAndCountsOtherMessages() {
        assertThat(template("Vote")).contains("long update(long acc, Vote in) {\n    return acc + in.count();");
        assertThat(template("double")).contains("double update(double acc, double in) {\n    return acc + in;");
        assertThat(template("String")).contains("long update(long acc, String in) {\n    return acc + 1;");
    }

    private static String template(String in) {
        final Drawing drawing = drawing(in, "");
        return Templates.template(AGGREGATE, drawing.project(), COMPILER.analyse(drawing.project()))
                .text();
    }

    @Test
    void theFormsDoWhatTheySay() throws Exception {
        final List<Form> forms = Templates.forms(
                AGGREGATE,
                drawing("int", "").project(),
                COMPILER.analyse(drawing("int", "").project()));

        assertThat(result(forms, "Sum")).isEqualTo(16L);
        assertThat(result(forms, "Count")).isEqualTo(5L);
        assertThat(result(forms, "Average")).isEqualTo(3.2);
        assertThat(result(forms, "List")).isEqualTo(List.of(3, 1, 5, 2, 5));
        assertThat(result(forms, "Top three")).isEqualTo(List.of(5, 5, 3));
        assertThat(result(forms, "With key and window")).isEqualTo("k from 1970-01-01T00:00:00Z: 5");
    }

    private static Object result(List<Form> forms, String label) throws Exception {
        final String text = forms.stream()
                .filter(form -> form.label().equals(label))
                .findFirst()
                .orElseThrow()
                .template()
                .text();
        final Aggregation<Object, Object, Object> made = make("int", text);
        Object first = made.combine(made.initial(), made.initial());
        for (final int n : List.of(3, 1, 5)) {
            first = made.update(first, n);
        }
        Object second = made.initial();
        for (final int n : List.of(2, 5)) {
            second = made.update(second, n);
        }
        return made.output('k', WINDOW, made.combine(first, second));
    }

    private static final class NamedContext implements Context {
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
