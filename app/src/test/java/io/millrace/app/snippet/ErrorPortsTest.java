package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ErrorPortsTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private static String type(Drawing drawing, String node) {
        return COMPILER.analyse(drawing.project()).type(PortRef.errors(node)).orElse("");
    }

    private static List<String> problems(Drawing drawing) {
        return COMPILER.analyse(drawing.project()).problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void anErrorPortGivesFailedMessagesOfWhatItsNodeHasInHand() {
        final Drawing drawing = Drawing.alphabet();

        assertThat(type(drawing, "in")).isEqualTo("Failed<byte[]>");
        assertThat(type(drawing, "by-letter")).isEqualTo("Failed<Vote>");
        assertThat(type(drawing, "add-votes")).isEqualTo("Failed<Vote>");
        assertThat(type(drawing, "out")).isEqualTo("Failed<Total>");
        assertThat(type(Drawing.step("int", "long compute(long in) { return in; }"), "step"))
                .isEqualTo("Failed<Integer>");
        assertThat(type(Drawing.step("int", ""), "in")).isEqualTo("Failed<Integer>");
    }

    @Test
    void failedMessagesAreHandledLikeAnyOthers() {
        final Drawing drawing = Drawing.alphabet()
                .node("tell", "computation")
                .node("log", "stdout")
                .errors("add-votes", "tell")
                .path("tell", "log")
                .code(
                        "tell",
                        Role.COMPUTE,
                        "String compute(Failed<Vote> in) { return in.message().letter() + in.error(); }")
                .code("log", Role.ENCODE, "String encode(String out) { return out; }");

        assertThat(problems(drawing)).isEmpty();
    }

    @Test
    void anEdgeFromAnErrorPortIntoAnotherTypeIsRefused() {
        final Drawing drawing = Drawing.alphabet()
                .node("tell", "computation")
                .errors("add-votes", "tell")
                .code("tell", Role.COMPUTE, "String compute(Vote in) { return in.toString(); }");

        assertThat(problems(drawing))
                .containsExactly("the error port of add-votes gives Failed<Vote>, but tell takes Vote");
        assertThat(COMPILER.analyse(drawing.project()).connect().refusal("Failed<Vote>", "Vote"))
                .isPresent();
    }

    @Test
    void oneNodeHandlesTheFailuresOfMany() {
        final Drawing drawing = Drawing.alphabet()
                .node("tell", "computation")
                .errors("in", "tell")
                .errors("by-letter", "tell")
                .errors("out", "tell");
        final CodeRef tell = new CodeRef("tell", Role.COMPUTE);
        final String template = Templates.template(tell, drawing.project(), COMPILER.analyse(drawing.project()))
                .text();

        assertThat(template)
                .isEqualTo("String compute(Failed<?> in) {\n    return in.node() + \": \" + in.error();\n}\n");
        drawing.code("tell", Role.COMPUTE, template);
        assertThat(problems(drawing)).isEmpty();
        assertThat(COMPILER.analyse(drawing.project()).report(tell).flatMap(SnippetReport::incoming))
                .contains("Failed<?>");
    }

    @Test
    void aConditionOnAnErrorPortTakesFailedMessages() {
        final Drawing drawing = Drawing.alphabet().node("bad", "discard").errors("out", "bad");
        final CodeRef route = new CodeRef("out.errors--bad", Role.ROUTE);

        assertThat(Templates.template(route, drawing.project(), COMPILER.analyse(drawing.project()))
                        .text())
                .startsWith("boolean test(Failed<Total> in)");
    }

    @Test
    void whatFailsAtAKeyIsNotKeyedByIt() {
        final Drawing drawing = Drawing.alphabet().node("bad", "discard").errors("by-letter", "bad");

        assertThat(COMPILER.analyse(drawing.project()).keyTypes())
                .containsEntry("add-votes", "char")
                .doesNotContainKey("bad");
    }
}
