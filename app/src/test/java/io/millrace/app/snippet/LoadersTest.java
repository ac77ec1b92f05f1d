package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadersTest {
    private static final CodeRef ADD = new CodeRef("add-votes", Role.COMPUTE);
    private static final CodeRef DECODE = new CodeRef("in", Role.DECODE);
    private static final String TYPES =
            "record Vote(char letter, long count) {}\n\nrecord Total(char letter, long votes) {}\n";

    private final SnippetCompiler compiler = SnippetCompiler.create(Catalogue.standard());

    @AfterEach
    void close() {
        compiler.close();
    }

    @Test
    void aCodeOnlyEditReplacesThatSnippetAlone() throws Exception {
        final CompiledProject before = Snippets.compile(compiler, Drawing.alphabet());
        final CompiledProject after = Snippets.compile(compiler, addingTwice());

        assertThat(after.changedFrom(before)).containsExactly(ADD);
        assertThat(vote(after)).isSameAs(vote(before));
        assertThat(state(after).getClass()).isSameAs(state(before).getClass());
        assertThat(maker(after, ADD)).isNotSameAs(maker(before, ADD));
        assertThat(maker(after, DECODE)).isSameAs(maker(before, DECODE));
    }

    @Test
    void newCodeGoesOnWithTheOldState() throws Exception {
        final CompiledProject before = Snippets.compile(compiler, Drawing.alphabet());
        final Object state = state(before);
        final Object vote =
                Snippets.<Decoder<Object>>make(before, "in", Role.DECODE).decode(frame());
        Snippets.<StateComputation<Object, Object, Object>>make(before, "add-votes", Role.COMPUTE)
                .compute(vote, state);
        final CompiledProject after = Snippets.compile(compiler, addingTwice());

        assertThat(Snippets.<StateComputation<Object, Object, Object>>make(after, "add-votes", Role.COMPUTE)
                        .compute(vote, state))
                .hasToString("Total[letter=A, votes=15]");
    }

    @Test
    void editingOneTypeLeavesTheOthersAndTheirUsersAlone() throws Exception {
        final CompiledProject before = Snippets.compile(compiler, Drawing.alphabet());
        final CompiledProject after = Snippets.compile(
                compiler, Drawing.alphabet().types(TYPES.replace("long votes)", "long votes, int... more)")));

        assertThat(vote(after)).isSameAs(vote(before));
        assertThat(state(after).getClass()).isSameAs(state(before).getClass());
        assertThat(after.messageTypes().get("add-votes"))
                .isNotEqualTo(before.messageTypes().get("add-votes"));
        assertThat(after.changedFrom(before)).containsExactly(ADD, new CodeRef("out", Role.ENCODE));
    }

    @Test
    void aTypeThatRefersToAChangedOneIsReplacedWithIt() {
        final String linked = TYPES.replace("long votes)", "long votes, Vote last)");
        final Drawing drawing = Drawing.alphabet().types(linked);
        adding(drawing);
        final CompiledProject before = Snippets.compile(compiler, drawing);
        final CompiledProject after = Snippets.compile(
                compiler,
                drawing.types(linked.replace(
                        "long count)", "long count) {\n    static int x() { return 1; }\n}\nrecord Rest(int x)")));

        assertThat(after.messageTypes().get("in"))
                .isNotEqualTo(before.messageTypes().get("in"));
        assertThat(after.messageTypes().get("add-votes"))
                .isNotEqualTo(before.messageTypes().get("add-votes"));
    }

    @Test
    void typesThatReferToEachOtherAreLoadedTogether() {
        final Drawing drawing = Drawing.alphabet()
                .types("record Vote(char letter, long count) implements Both {}\n"
                        + "record Total(char letter, long votes) implements Both {}\n"
                        + "sealed interface Both permits Vote, Total {}\n");

        final CompiledProject project = Snippets.compile(compiler, drawing);

        assertThat(((Class<?>) project.messageTypes().get("in")).getClassLoader())
                .isSameAs(((Class<?>) project.messageTypes().get("add-votes")).getClassLoader());
    }

    @Test
    void aHelperThatChangesLeavesTheTypesItUsesAlone() throws Exception {
        final String helper = "\nlong twice(Vote vote) { return vote.count() * 2; }\n";
        final CompiledProject before =
                Snippets.compile(compiler, Drawing.alphabet().types(TYPES + helper));
        final CompiledProject after =
                Snippets.compile(compiler, Drawing.alphabet().types(TYPES + helper.replace("2", "3")));

        assertThat(vote(after)).isSameAs(vote(before));
        assertThat(after.changedFrom(before)).isEmpty();
    }

    @Test
    void goingBackToWhatRunsFindsItsClassesAgain() throws Exception {
        final CompiledProject running = Snippets.compile(compiler, Drawing.alphabet());
        Snippets.compile(
                compiler,
                Drawing.alphabet().types(TYPES.replace("count) {}", "count) {\n    int twice() { return 2; }\n}")));
        final CompiledProject again = Snippets.compile(compiler, Drawing.alphabet());

        assertThat(again.changedFrom(running)).isEmpty();
        assertThat(vote(again)).isSameAs(vote(running));
    }

    @Test
    void whatIsKnownOfASnippetIsForgottenWhenATypeItUsesChanges() {
        Snippets.compile(compiler, Drawing.alphabet());
        final CompileResult broken = compiler.compile(Drawing.alphabet()
                .types(TYPES.replace("letter, long count", "name, long count"))
                .project());
        assertThat(broken).isInstanceOf(CompileResult.Rejected.class);
        assertThat(((CompileResult.Rejected) broken).analysis().problems())
                .extracting(p -> p.where().subject().orElse(""))
                .contains("add-votes", "by-letter");

        assertThat(Snippets.compile(compiler, Drawing.alphabet()).classes())
                .containsKeys("millrace.user.in_decode", "millrace.user.by_letter_key");
    }

    @Test
    void warningsOfSnippetsThatDidNotChangeStay() {
        final Drawing drawing = Drawing.alphabet()
                .code(
                        "by-letter",
                        Role.KEY,
                        "char key(Vote vote) {\n    int x = 1 / 0;\n    return vote.letter();\n}\n");
        final ProjectAnalysis first = compiler.analyse(drawing.project());
        final ProjectAnalysis second =
                compiler.analyse(drawing.code("out", Role.ENCODE, "String encode(Total out) { return \"\"; }")
                        .project());

        assertThat(second.problems()).isEqualTo(first.problems()).hasSize(1);
    }

    @Test
    void aCommentChangesNoRunningCode() {
        final CompiledProject before = Snippets.compile(compiler, Drawing.alphabet());
        final Drawing commented = Drawing.alphabet()
                .code("by-letter", Role.KEY, "char key(Vote vote) {\n    return vote.letter();\n}\n// by letter\n");

        assertThat(Snippets.compile(compiler, commented).changedFrom(before)).isEmpty();
    }

    @Test
    void whatNothingUsesIsCollected() throws Exception {
        final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            final Drawing drawing = Drawing.alphabet()
                    .types(TYPES + "record Round" + round + "(int n) {}\nrecord Changed(int n" + round + ") {}\n")
                    .code(
                            "by-letter",
                            Role.KEY,
                            "char key(Vote vote) {\n    return (char) (vote.letter() + " + round + ");\n}\n");
            final CompiledProject project = Snippets.compile(compiler, drawing);
            loaders.add(new WeakReference<>(
                    maker(project, new CodeRef("by-letter", Role.KEY)).getClassLoader()));
        }
        Snippets.compile(compiler, Drawing.alphabet());

        assertThat(alive(loaders)).isZero();
    }

    /** Asks for collections until nothing is left or a good number has not helped. */
    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        long left = loaders.size();
        for (int i = 0; i < 50 && left > 0; i++) {
            System.gc();
            left = loaders.stream().filter(l -> l.get() != null).count();
        }
        return left;
    }

    private static Drawing addingTwice() {
        return Drawing.alphabet()
                .code(
                        "add-votes",
                        Role.COMPUTE,
                        "Total compute(Vote vote, Tally tally) {\n    tally.votes += vote.count() * 2;\n"
                                + "    return new Total(vote.letter(), tally.votes);\n}\n");
    }

    private static void adding(Drawing drawing) {
        drawing.code(
                "add-votes",
                Role.COMPUTE,
                "Total compute(Vote vote, Tally tally) {\n    return new Total(vote.letter(), 1, vote);\n}\n");
    }

    private static Class<?> vote(CompiledProject project) throws Exception {
        return Snippets.<Decoder<Object>>make(project, "in", Role.DECODE)
                .decode(frame())
                .getClass();
    }

    private static Object state(CompiledProject project) throws Exception {
        return Snippets.<StateFactory<Object>>make(project, "votes", Role.STATE).create();
    }

    private static Class<?> maker(CompiledProject project, CodeRef ref) throws Exception {
        return project.code().factory(ref).orElseThrow().create().getClass();
    }

    private static ByteBuffer frame() {
        return ByteBuffer.wrap(new byte[] {'A', 0, 0, 0, 5});
    }
}
