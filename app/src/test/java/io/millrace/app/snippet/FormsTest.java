package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());
    private static final String TYPES = "record Vote(char letter, int count) {}\n";
    private static final List<String> INCOMING =
            List.of("String", "double", "Vote", "List<String>", "Failed<Vote>", "Failed<byte[]>");

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    record Place(CodeRef ref, Drawing drawing) {
        @Override
        public String toString() {
            return ref.fileName();
        }
    }

    static Stream<Place> places() {
        return Stream.concat(
                INCOMING.stream().flatMap(FormsTest::places),
                Stream.of(
                        new Place(
                                new CodeRef("tally", Role.STATE), Drawing.stateStep("int", "void compute(int in) {}")),
                        new Place(
                                new CodeRef("in", Role.GENERATE),
                                Drawing.empty()
                                        .node("in", "generator")
                                        .node("out", "discard")
                                        .path("in", "out")),
                        reader("u32"),
                        reader("lines")));
    }

    private static Stream<Place> places(String in) {
        final Drawing step = Drawing.step(in, "").types(TYPES);
        final Drawing state = Drawing.stateStep(in, "").types(TYPES);
        final Drawing sink = Drawing.empty()
                .types(TYPES)
                .node("in", "generator")
                .node("sink", "tcp-sink")
                .path("in", "sink")
                .code("in", Role.GENERATE, Drawing.generator(in));
        final Drawing route = Drawing.empty()
                .types(TYPES)
                .node("in", "generator")
                .node("out", "discard")
                .route("in", "out", "")
                .code("in", Role.GENERATE, Drawing.generator(in));
        return Stream.of(
                new Place(new CodeRef("step", Role.COMPUTE), step),
                new Place(new CodeRef("step", Role.COMPUTE), state),
                new Place(
                        new CodeRef("by", Role.KEY),
                        Drawing.stateStep(in, "void compute(" + in + " in) {}").types(TYPES)),
                new Place(
                        new CodeRef("in", Role.TIMESTAMP),
                        sink.code("sink", Role.ENCODE, "String encode(" + in + " x) { return \"\"; }")),
                new Place(new CodeRef("sink", Role.ENCODE), sink),
                new Place(new CodeRef("in--out", Role.ROUTE), route));
    }

    private static Place reader(String framing) {
        return new Place(
                new CodeRef("in", Role.DECODE),
                Drawing.empty()
                        .types(TYPES)
                        .put("in", "tcp-source", Map.of("framing", framing), Optional.empty())
                        .node("out", "discard")
                        .path("in", "out"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyFormCompilesForWhatComesIn(Place place) {
        final ProjectAnalysis before = COMPILER.analyse(place.drawing().project());
        final List<Form> forms = Templates.forms(place.ref(), place.drawing().project(), before);

        assertThat(forms).isNotEmpty();
        assertThat(forms.get(0).template())
                .isEqualTo(Templates.template(place.ref(), place.drawing().project(), before));
        for (final Form form : forms) {
            final String text = form.template().text();
            place.drawing().code(place.ref().owner(), place.ref().role(), text);
            final List<Problem> errors = COMPILER.analyse(place.drawing().project()).problems().stream()
                    .filter(p -> p.where().code().filter(place.ref()::equals).isPresent())
                    .filter(p -> p.severity() == Problem.Severity.ERROR)
                    .toList();
            assertThat(errors).as(form.label() + "\n" + text).isEmpty();
            assertThat(form.label()).isNotEmpty();
            assertThat(form.doc()).isNotEmpty().doesNotContain("{{");
            assertThat(text).doesNotContain("{{").isNotBlank();
            assertThat(form.template().caret()).isBetween(1, text.length() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp-source", "key", "state-computation", "tcp-sink"})
    void aNewNodeIsWrittenForWhatItIsConnectedTo(String kind) {
        final Drawing drawing = Drawing.alphabet().node("fresh", kind, "votes").path("in", "fresh");
        final Role role = Catalogue.standard().require(kind).code().get(0).role();
        final String text = Templates.template(
                        new CodeRef("fresh", role),
                        drawing.project(),
                        COMPILER.analyse(Drawing.alphabet().project()))
                .text();

        final String expected = switch (role) {
            case DECODE -> "int decode(ByteBuffer frame) {\n    return frame.getInt();\n}\n";
            case KEY -> "char key(Vote in) {\n    return in.letter();\n}\n";
            case COMPUTE -> "Vote compute(Vote in, Tally state) {\n    return in;\n}\n";
            default -> "String encode(Vote out) {\n    return out.letter() + \",\" + out.count() + \"\\n\";\n}\n";
        };
        assertThat(text).isEqualTo(expected);
    }

    @Test
    void theCaretStandsOnTheExpression() {
        final Drawing drawing = Drawing.step("int", "");
        final Template template = Templates.template(
                new CodeRef("step", Role.COMPUTE), drawing.project(), COMPILER.analyse(drawing.project()));

        assertThat(template.text()).isEqualTo("int compute(int in) {\n    return in;\n}\n");
        assertThat(template.text().substring(template.caret())).isEqualTo("in;\n}\n");
    }

    @Test
    void behindAKeyWithoutCodeComesWhatGoesIntoTheKey() {
        final Drawing drawing = Drawing.stateStep("double", "").code("by", Role.KEY, "");

        assertThat(Templates.template(
                                new CodeRef("step", Role.COMPUTE),
                                drawing.project(),
                                COMPILER.analyse(drawing.project()))
                        .text())
                .startsWith("double compute(double in, Tally state)");
    }
}
