package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticsTest {
    private static final CodeRef STEP = new CodeRef("step", Role.COMPUTE);
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    /** The stretch in question stands between brackets. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            int compute(int in) {~    return [inn] + 1;~}               => cannot find variable inn
            int compute(int in) {~    return ["x".lenght]();~}          => cannot find method lenght() in String
            int compute(int in) {~    return [foo](in);~}               => cannot find method foo(int)
            int compute(int in) {~    return ["text"];~}                => incompatible types: String cannot be converted to int
            int compute(int in) {~    int x = [2.5];~    return x;~}    => incompatible types: possible lossy conversion from double to int
            int compute(int in) {~    int x;~    return [x];~}          => variable x might not have been initialized
            int compute(int in) {~[}]                                   => missing return statement
            int compute([Intt] in) {~    return 1;~}                    => cannot find class Intt
            int compute(int in) {~    return [new Thing()];~}           => *
            int compute(int in) {~    [System.exit(1)];~    return 1;~} => System.exit would end the whole program, and every pipeline with it; throw an exception instead
            int compute(int in) {~    [Runtime.getRuntime().halt(1)];~    return 1;~} => Runtime.halt would end the whole program, and every pipeline with it; throw an exception instead
            Consumer<Integer> c = [System::exit];~int compute(int in) { return 1; } => System.exit would end the whole program, and every pipeline with it; throw an exception instead
            static int [seen];~int compute(int in) { return 1; }        => seen would be shared by all messages; make it final, or keep it in a State
            final Map<Integer, Integer> seen = [new HashMap<>()];~int compute(int in) { return 1; } => seen could remember something from one message to the next; use a State (a table that is only read: List.of, Map.of)
            List<Integer> seen = [new ArrayList<>(List.of(1))];~int compute(int in) { return 1; } => seen could remember something from one message to the next; use a State (a table that is only read: List.of, Map.of)
            static final StringBuilder all = [new StringBuilder()];~int compute(int in) { return 1; } => all could remember something from one message to the next; use a State (a table that is only read: List.of, Map.of)
            int seen;~int compute(int in) {~    return [seen++];~}      => seen would remember something from one message to the next; keep it in a State (a field may be set in open only)
            int seen;~int compute(int in) {~    [seen = in];~    return 1;~} => seen would remember something from one message to the next; keep it in a State (a field may be set in open only)
            class Box { int n; }~final Box box = new Box();~int compute(int in) {~    [(this.box).n = in];~    return 1;~}  => box would remember something from one message to the next; keep it in a State (a field may be set in open only)
            int n;~Runnable r;~void open() { r = () -> [n++]; }~int compute(int in) { r.run(); return n; } => n would remember something from one message to the next; keep it in a State (a field may be set in open only)
            int n;~void open() { }~void reset() { [n = 0]; }~int compute(int in) { return n; } => n would remember something from one message to the next; keep it in a State (a field may be set in open only)
            private void [open]() { }~int compute(int in) { return 1; }  => the engine calls open: say void open(), or void open(Context context), or rename it
            int [open]() { return 1; }~int compute(int in) { return 1; }  => the engine calls open: say void open(), or void open(Context context), or rename it
            boolean [close]() { return true; }~int compute(int in) { return 1; } => the engine calls close: say void close(), or rename it
            void open() { }~void [open](Context c) { }~int compute(int in) { return 1; } => there are two methods open: the engine calls one; rename this one
            int compute(int in) { return 1; }~int [compute](long in) { return 1; } => there are two methods compute: only one can be the entry method; rename this one
            <T> T [compute](T in) { return in; }                        => the entry method can't be generic: its types must be known
            private int [compute](int in) { return 1; }                 => the entry method can't be private: it is called from outside
            [List] compute(int in) { return List.of(); }                => say what List holds, such as List<String>: raw types can't be checked
            [Stream<?>] compute(int in) { return Stream.of(1); }        => say what the Stream carries, such as Stream<String>
            [IntStream] compute(int in) { return IntStream.of(1); }     => give a Stream of objects: add .boxed() or .mapToObj(...)
            [void] compute(int in) { }                                  => compute must give something: say what instead of void
            [ByteBuffer] compute(int in) { return null; }               => a ByteBuffer can't be a message: its bytes change after the call; use byte[]
            int compute(int in, Context a, [Context] b) { return 1; }   => this parameter has no meaning here: compute takes the message, and if you want an Emitter and a Context
            int compute(int in, Emitter<Integer> [out)] { return 1; }   => *
            [import java.util.Lisst];~int compute(int in) { return 1; } => *
            """)
    void errorsStandWhereTheUserWroteThem(String marked, String message) {
        final String text = marked.replace('~', '\n');
        final int start = text.indexOf('[');
        final int end = text.indexOf(']', text.charAt(start + 1) == ']' ? start + 2 : start + 1) - 1;
        final String clean = text.substring(0, start) + text.substring(start + 1, end + 1) + text.substring(end + 2);

        final Diagnostic first = errors(clean).get(0);

        if (!message.equals("*")) {
            assertThat(first.message()).isEqualTo(message);
            assertThat(clean.substring(first.start(), first.end())).isEqualTo(clean.substring(start, end));
        }
        final String before = clean.substring(0, first.start());
        assertThat(first.line())
                .isEqualTo(1 + before.chars().filter(c -> c == '\n').count());
        assertThat(first.column()).isEqualTo(first.start() - before.lastIndexOf('\n'));
    }

    @Test
    void tablesAndWhatOpenFillsAreNoMemory() {
        assertThat(errors("final int[] weights = {1, 2};\nfinal Map<Integer, String> names = Map.of(1, \"one\");\n"
                        + "List<Integer> scratch;\nvoid open() { scratch = new ArrayList<>(); }\n"
                        + "int compute(int in) {\n    List<Integer> here = new ArrayList<>();\n"
                        + "    return weights[0] + here.size() + scratch.size() + names.size();\n}"))
                .isEmpty();
    }

    @Test
    void anEmptyProjectHasNothingToCompile() {
        final ProjectAnalysis analysis = COMPILER.analyse(Project.empty("nothing"));
        assertThat(analysis.problems()).isEmpty();
        assertThat(COMPILER.compile(Project.empty("nothing"))).isInstanceOf(CompileResult.Compiled.class);
    }

    @Test
    void errorsOfAllKindsAndSnippetsComeAtOnceAlsoBehindASyntaxError() {
        final ProjectAnalysis analysis = COMPILER.analyse(Drawing.celsius()
                .code("to-rate", Role.COMPUTE, "double compute(float c) {\n    return c * 1.8\n}\n")
                .code("add-32", Role.COMPUTE, "double compute(double r) {\n    int a = \"x\";\n    return rr;\n}\n")
                .code("in", Role.DECODE, "float decode(ByteBuffer b) {\n    return b.getFloot();\n}\n")
                .project());

        assertThat(analysis.problems())
                .extracting(p -> p.message())
                .containsExactlyInAnyOrder(
                        "';' expected",
                        "incompatible types: String cannot be converted to int",
                        "cannot find variable rr",
                        "cannot find method getFloot() in ByteBuffer");
        final Diagnostic syntax = report(analysis, "to-rate").diagnostics().get(0);
        assertThat(syntax.line()).isEqualTo(2);
        assertThat(syntax.end()).isGreaterThan(syntax.start());
    }

    @Test
    void aMissingBraceIsReportedAtTheEndOfTheText() {
        final Diagnostic missing =
                errors("int compute(int in) {\n    return 1;\n").get(0);

        assertThat(missing.message()).isEqualTo("the text ends too early: a closing } is missing");
        assertThat(missing.line()).isEqualTo(2);
    }

    @Test
    void warningsAreShownAndRefuseNothing() {
        final ProjectAnalysis analysis = COMPILER.analyse(Drawing.step(
                        "int", "int compute(int in) {\n    List<String> raw = new ArrayList();\n    return in / 0;\n}")
                .project());

        assertThat(report(analysis, "step").diagnostics())
                .allMatch(d -> d.severity() == Severity.WARNING)
                .extracting(Diagnostic::message)
                .anyMatch(m -> m.contains("division by zero"))
                .anyMatch(m -> m.contains("ArrayList"));
        assertThat(COMPILER.compile(Drawing.step("int", "int compute(int in) {\n    return in / 0;\n}")
                        .project()))
                .isInstanceOf(CompileResult.Compiled.class);
    }

    @Test
    void fieldsMayBeSetInOpen() {
        assertThat(diagnostics("final int scale = 3;\nRandom random;\nvoid open() { random = new Random(1); }\n"
                        + "int compute(int in) { return random.nextInt() * scale; }"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final int[] seen = {0};\nint compute(int in) { return seen[0]++; }",
                "static final long[][] seen = {{0}};\nint compute(int in) { (seen[0])[in] += 1; return 1; }",
                "int[] seen;\nvoid open() { seen = new int[1]; }\nint compute(int in) { this.seen[0] = in; return 1; }"
            })
    void anArrayThatIsWrittenToIsMemory(String text) {
        assertThat(errors(text))
                .extracting(Diagnostic::message)
                .containsExactly(
                        "seen would remember something from one message to the next; keep it in a State (a field"
                                + " may be set in open only)");
    }

    @Test
    void openMayFillWhatFieldsHoldAndHelpersMayBearItsName() {
        assertThat(
                        diagnostics(
                                "class Box { int n; }\nfinal Box box = new Box();\nfinal int[] table = new int[3];\n"
                                        + "int start;\n{ start = 1; }\n"
                                        + "void open(Context context) throws Throwable { box.n = 1; table[2] = 7; start++; }\n"
                                        + "double close(double[] day) { return day[day.length - 1]; }\n"
                                        + "double compute(double in) { double[] a = {in}; a[0]++; return close(a) + table[2] + box.n; }"))
                .isEmpty();
    }

    @Test
    void aClassThatNobodyImportedCanBeImportedByTheFix() {
        final String text = "BigDecimal compute(int in) {\n    return null;\n}\n";
        final Diagnostic missing = errors(text).get(0);

        final Diagnostic.Fix fix = missing.fix().orElseThrow();
        assertThat(fix.label()).isEqualTo("Import java.math.BigDecimal");
        assertThat(errors(fix.newTexts().getOrDefault(STEP, ""))).isEmpty();
    }

    @Test
    void missingCodeIsAProblemAtTheNodeWithTheLineToBeginWith() {
        final Drawing drawing = Drawing.alphabet().code("by-letter", Role.KEY, "");
        final ProjectAnalysis analysis = COMPILER.analyse(drawing.project());

        assertThat(analysis.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where().subject()).contains("by-letter");
            assertThat(problem.message()).isEqualTo("by-letter has no method key yet: char key(Vote in) { ... }");
        });
        final Diagnostic.Fix fix =
                report(analysis, "by-letter").diagnostics().get(0).fix().orElseThrow();
        fix.newTexts().forEach((ref, text) -> drawing.code(ref.owner(), ref.role(), text));
        assertThat(COMPILER.analyse(drawing.project()).problems()).isEmpty();
    }

    @Test
    void aSnippetWithoutItsEntryMethodSaysWhichLineToWrite() {
        assertThat(errors("int other(int in) { return 1; }")).singleElement().satisfies(d -> {
            assertThat(d.message()).isEqualTo("there is no method compute yet: int compute(int in) { ... }");
            assertThat(d.fix().orElseThrow().newTexts().getOrDefault(STEP, "")).contains("other", "compute(int in)");
        });
    }

    @Test
    void emptyTextNeedsNoStretch() {
        final Diagnostic missing = report(
                        COMPILER.analyse(Drawing.step("int", "").project()), "step")
                .diagnostics()
                .get(0);

        assertThat(List.of(missing.start(), missing.end(), missing.line(), missing.column()))
                .isEqualTo(List.of(0, 0, 1, 1));
    }

    @Test
    void errorsInSharedTypesAreFoundInTypesAndHelpers() {
        final ProjectAnalysis analysis = COMPILER.analyse(Drawing.step("int", "int compute(int in) { return 1; }")
                .types("record A(Strin x) {}\nint twice(int x) {\n    return y;\n}\nint count;\n")
                .project());

        assertThat(analysis.report(CodeRef.TYPES).orElseThrow().diagnostics())
                .extracting(d -> d.line() + ":" + d.column() + " " + d.message())
                .containsExactly(
                        "1:10 cannot find class Strin",
                        "3:12 cannot find variable y",
                        "5:5 count would be shared by all messages; make it final, or keep it in a State");
    }

    private static SnippetReport report(ProjectAnalysis analysis, String node) {
        return analysis.snippets().values().stream()
                .filter(r -> r.code().owner().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static List<Diagnostic> errors(String text) {
        return diagnostics(text).stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .toList();
    }

    private static List<Diagnostic> diagnostics(String text) {
        return COMPILER.analyse(Drawing.step("int", text).project())
                .report(STEP)
                .orElseThrow()
                .diagnostics();
    }
}
