package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeRulesTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", textBlock = """
            int                | int                     | true
            int                | long                    | true
            int                | Integer                 | true
            Integer            | long                    | true
            int                | Object                  | true
            int                | Long                    | false
            float              | double                  | true
            double             | float                   | false
            char               | int                     | true
            String             | CharSequence            | true
            String             | int                     | false
            List<String>       | Collection<String>      | true
            List<String>       | List<? extends Object>  | true
            List<String>       | List<Object>            | false
            List<Integer>      | List<String>            | false
            String[]           | Object[]                | true
            byte[]             | byte[]                  | true
            """)
    void anEdgeIsLegalWhereAnArgumentIsAccepted(String out, String in, boolean fits) {
        final ProjectAnalysis analysis = analyse(Drawing.step(out, "int compute(" + in + " in) { return 1; }"));

        assertThat(analysis.connect().refusal(out, in).isEmpty()).isEqualTo(fits);
        assertThat(analysis.problems().isEmpty()).isEqualTo(fits);
        if (!fits) {
            assertThat(analysis.problems()).singleElement().satisfies(p -> {
                assertThat(p.where().subject()).contains("in--step");
                assertThat(p.message()).isEqualTo("in gives " + out + ", but step takes " + in);
            });
            assertThat(analysis.connect().refusal(out, in))
                    .contains("the output gives " + out + ", but the input takes " + in);
        }
    }

    @Test
    void theParameterCanBeChangedToWhatComesIn() {
        final Drawing drawing = Drawing.step("String", "int compute(int in) {\n    return 1;\n}");
        final SnippetReport report =
                analyse(drawing).report(new CodeRef("step", Role.COMPUTE)).orElseThrow();

        assertThat(report.incoming()).contains("String");
        final Diagnostic diagnostic = report.diagnostics().get(0);
        assertThat(diagnostic.message()).isEqualTo("String comes in, but compute takes int");
        assertThat(diagnostic.start()).isEqualTo(12);
        assertThat(diagnostic.end()).isEqualTo(15);
        assertThat(problemsAfter(drawing, diagnostic.fix())).isEmpty();
    }

    @Test
    void aTypeThatCrossesAnEdgeIsMovedToTypesByTheFix() {
        final Drawing drawing = Drawing.step(
                "int",
                "record Twin(int a, int b) {}\n\nTwin compute(int in) {\n" + "    return new Twin(in, in);\n}\n");
        final Diagnostic misplaced = diagnostic(drawing, new CodeRef("step", Role.COMPUTE));

        assertThat(misplaced.message())
                .isEqualTo("Twin crosses an edge, so it must stand among the shared types, not in step.compute.jsh");
        assertThat(misplaced.line()).isEqualTo(3);
        assertThat(misplaced.fix().map(Fix::label)).contains("Move to types");
        assertThat(problemsAfter(drawing, misplaced.fix())).isEmpty();
        assertThat(drawing.project().text(CodeRef.TYPES)).isEqualTo("record Twin(int a, int b) {}\n");
        assertThat(drawing.project().text(new CodeRef("step", Role.COMPUTE))).startsWith("Twin compute");
    }

    @Test
    void aTypeThatAnotherSnippetDeclaresIsMovedToTypesByTheFix() {
        final Drawing drawing = Drawing.step("int", "record Twin(int a) {}\nTwin compute(int in) { return null; }")
                .node("more", "computation")
                .path("step", "more")
                .code("more", Role.COMPUTE, "Twin compute(Twin in) { return in; }");
        final Diagnostic unknown = diagnostic(drawing, new CodeRef("more", Role.COMPUTE));

        assertThat(unknown.message()).isEqualTo("cannot find class Twin");
        assertThat(problemsAfter(drawing, unknown.fix())).isEmpty();
    }

    @Test
    void aStateClassInTheWrongSnippetIsMovedToItsState() {
        final Drawing drawing = Drawing.stateStep(
                        "int", "class Sum { long n; }\nvoid compute(int in, Sum sum) { sum.n += in; }")
                .code("tally", Role.STATE, "");
        final Diagnostic misplaced = diagnostic(drawing, new CodeRef("step", Role.COMPUTE));

        assertThat(misplaced.message()).isEqualTo("Sum must be declared in tally.state.jsh, where its State lives");
        assertThat(problemsAfter(drawing, misplaced.fix())).isEmpty();
    }

    @Test
    void theStateParameterIsTheStateThatTheNodeIsBoundTo() {
        final Drawing drawing = Drawing.stateStep("int", "void compute(int in, String tally) { }");
        final Diagnostic wrong = diagnostic(drawing, new CodeRef("step", Role.COMPUTE));

        assertThat(wrong.message()).isEqualTo("the State tally is a Tally, not a String");
        assertThat(problemsAfter(drawing, wrong.fix())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            abstract class Tally { }        => Tally must be a class with a constructor that takes nothing: it is made new for each key
            class Tally { Tally(int x) {} } => Tally must be a class with a constructor that takes nothing: it is made new for each key
            record Tally(long n) { }        => Tally must be a class with a constructor that takes nothing: it is made new for each key
            class Tally { static int n; }   => n would be shared by all messages; make it final, or keep it in a State
            long n;                         => fields and methods of a State stand in its class: class Tally { long total; }
            """)
    void aStateIsAClassThatCanBeMadeNew(String text, String message) {
        final Drawing drawing =
                Drawing.stateStep("int", "void compute(int in) { }").code("tally", Role.STATE, text);

        assertThat(diagnostic(drawing, new CodeRef("tally", Role.STATE)).message())
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "String, true",
        "char, true",
        "Colour, true",
        "Pair, true",
        "Instant, true",
        "UUID, true",
        "int[], false",
        "Object, false",
        "Loose, false",
        "List<String>, false",
        "StringBuilder, false"
    })
    void keysAreValues(String type, boolean allowed) {
        final String value = type.equals("char") ? "'a'" : "null";
        final Drawing drawing = Drawing.stateStep("int", "void compute(int in, Tally t) { }")
                .types("enum Colour { RED }\nrecord Pair(Colour c, long n) {}\nrecord Loose(Object o) {}\n")
                .code("by", Role.KEY, type + " key(int in) { return " + value + "; }");

        assertThat(analyse(drawing).problems().isEmpty()).isEqualTo(allowed);
    }

    @Test
    void aKeyPassesOnWhatComesInAndAMergeTakesTheWiderType() {
        final Drawing drawing = Drawing.empty()
                .types("sealed interface Event permits A, B {}\nrecord A() implements Event {}\n"
                        + "record B() implements Event {}\n")
                .node("a", "generator")
                .node("b", "generator")
                .node("by", "key")
                .node("out", "discard")
                .path("a", "by", "out")
                .path("b", "by")
                .code("a", Role.GENERATE, "A initial() { return new A(); }\nA next(A in) { return in; }")
                .code("b", Role.GENERATE, "B initial() { return new B(); }\nB next(B in) { return in; }")
                .code("by", Role.KEY, "int key(Event in) { return 0; }");

        assertThat(analyse(drawing).problems()).isEmpty();
        assertThat(analyse(drawing).type(PortRef.out("by"))).contains("Event");
        drawing.code("b", Role.GENERATE, "A initial() { return new A(); }\nA next(A in) { return in; }");
        assertThat(analyse(drawing).type(PortRef.out("by"))).contains("A");
    }

    @Test
    void timesRoutesAndGeneratorsFitTheirMessages() {
        final Drawing drawing = Drawing.empty()
                .node("in", "generator")
                .node("out", "discard")
                .code("in", Role.GENERATE, "String initial() { return null; }\nint next(int in) { return in; }")
                .code("in", Role.TIMESTAMP, "long timestamp(String in) { return 0; }")
                .route("in", "out", "boolean test(String in) { return true; }");

        assertThat(analyse(drawing).problems())
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "initial gives String, but next gives int",
                        "int comes in, but timestamp takes String",
                        "int comes in, but test takes String");
    }

    @Test
    void aRecordMustNotKeepABuffer() {
        final Drawing drawing = Drawing.step("int", "int compute(int in) { return 1; }")
                .types("record Frame(int n, ByteBuffer bytes) {}");

        assertThat(analyse(drawing).problems())
                .extracting(Problem::message)
                .containsExactly("a record can't keep a ByteBuffer: its bytes change after the call; use byte[]");
    }

    @Test
    void aStateComputationWithoutAStateSaysSo() {
        final Drawing drawing = Drawing.empty()
                .node("in", "generator")
                .node("step", "state-computation")
                .path("in", "step")
                .code("in", Role.GENERATE, Drawing.generator("int"))
                .code("step", Role.COMPUTE, "void compute(int in, String state) { }");

        assertThat(analyse(drawing).problems())
                .extracting(Problem::message)
                .containsExactly("step is not bound to a State yet; bind it to one");
    }

    private static ProjectAnalysis analyse(Drawing drawing) {
        return COMPILER.analyse(drawing.project());
    }

    private static Diagnostic diagnostic(Drawing drawing, CodeRef ref) {
        return analyse(drawing).report(ref).orElseThrow().diagnostics().get(0);
    }

    private static java.util.List<Problem> problemsAfter(Drawing drawing, Optional<Fix> fix) {
        for (final Map.Entry<CodeRef, String> text :
                fix.orElseThrow().newTexts().entrySet()) {
            drawing.code(text.getKey().owner(), text.getKey().role(), text.getValue());
        }
        return analyse(drawing).problems();
    }
}
