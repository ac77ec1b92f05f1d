package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.engine.api.Expiring;
import io.millrace.engine.api.MultiStateComputation;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiredTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());
    private static final String ADD = "long compute(int in, Tally state) { return state.total += in; }\n";

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private static Project project(String code, Optional<String> ttl) {
        final ProjectDraft draft =
                ProjectDraft.of(Drawing.stateStep("int", code).project());
        draft.put(draft.states().get("tally").withTtl(ttl));
        return draft.build();
    }

    private static List<String> problems(Project project) {
        return COMPILER.analyse(project).problems().stream()
                .map(problem -> problem.severity() + " " + problem.message())
                .toList();
    }

    private static Expiring<Object, Object, Object> make(CompiledProject compiled) throws Exception {
        return Snippets.make(compiled, "step", Role.COMPUTE);
    }

    private static CompiledProject compile(String code) {
        return ((CompileResult.Compiled) COMPILER.compile(project(code, Optional.of("1h")))).project();
    }

    @Test
    void isCalledWithTheKeyAndTheState() throws Exception {
        final CompiledProject compiled =
                compile(ADD + "Long expired(int key, Tally state) { return key == 7 ? null : key + state.total; }");
        final Object state = Snippets.<StateFactory<Object>>make(compiled, "tally", Role.STATE)
                .create();

        assertThat(make(compiled).expired(5, state)).isEqualTo(5L);
        assertThat(make(compiled).expired(7, state)).isNull();
        assertThat(make(compiled).updatesOnly()).isFalse();
    }

    @Test
    void aWiderKeyWillDoAndWhatItThrowsMayBeAnything() throws Exception {
        final CompiledProject compiled = compile(ADD
                + "long expired(long key, Tally state) throws Throwable { if (key > 9) throw new Throwable(\"nine\");"
                + " return key; }");

        assertThat(make(compiled).expired(5, state(compiled))).isEqualTo(5L);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> make(compiled).expired(10, state(compiled)))
                .hasStackTraceContaining("nine");
    }

    private static Object state(CompiledProject compiled) throws Exception {
        return Snippets.<StateFactory<Object>>make(compiled, "tally", Role.STATE)
                .create();
    }

    @Test
    void whatOnlyUpdatesGivesWhenAnObjectIsGone() throws Exception {
        final String code = "void compute(int in, Tally state) { state.total += in; }\n"
                + "String expired(int key, Tally state) { return key + \": \" + state.total; }";
        final CompiledProject compiled = compile(code);

        assertThat(make(compiled).updatesOnly()).isTrue();
        assertThat(make(compiled).expired(5, state(compiled))).isEqualTo("5: 0");
        assertThat(COMPILER.analyse(project(code, Optional.of("1h"))).type(PortRef.out("step")))
                .contains("String");
    }

    @Test
    void standsBesideManyOutputs() throws Exception {
        final CompiledProject compiled =
                compile("Stream<String> compute(int in, Tally state) { return Stream.of(\"a\"); }\n"
                        + "String expired(int key, Tally state) { return \"gone\"; }");

        assertThat(make(compiled)).isInstanceOf(MultiStateComputation.class);
        assertThat(make(compiled).expired(5, state(compiled))).isEqualTo("gone");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            Long expired(Tally state) { return 1L; } => ERROR expired is called by the engine when an object's time to live is over: say long expired(K key, Tally state), or rename it
            void expired(int key, Tally state) { } => ERROR expired is called by the engine when an object's time to live is over: say long expired(K key, Tally state), or rename it
            Long expired(Tally state, int key) { return 1L; } => ERROR expired is called by the engine when an object's time to live is over: say long expired(K key, Tally state), or rename it
            private Long expired(int key, Tally state) { return 1L; } => ERROR expired is called by the engine when an object's time to live is over: say long expired(K key, Tally state), or rename it
            String expired(int key, Tally state) { return null; } => ERROR expired gives String, but compute gives long: both leave by the same output
            Long expired(String key, Tally state) { return 1L; } => ERROR the key here is int, but expired takes String: expired(int key, ...)
            Long expired(int key, Tally state) { return 1L; } Long expired(long key, Tally state) { return 1L; } => ERROR there are two methods expired: the engine calls one; rename this one
            """)
    void aMethodThatCanNotBeCalledIsRefusedWithWhatToSay(String method, String problem) {
        assertThat(problems(project(ADD + method, Optional.of("1h")))).containsExactly(problem);
    }

    @Test
    void saysWhenNothingWillCallIt() {
        final String code = ADD + "Long expired(int key, Tally state) { return 1L; }";
        assertThat(problems(project(code, Optional.empty())))
                .containsExactly(
                        "WARNING expired is never called: the State tally keeps its objects for ever; give it a"
                                + " time to live");

        final ProjectDraft draft = ProjectDraft.of(project(code, Optional.of("1h")));
        draft.put(draft.states().get("tally").withScope(Scope.APPLICATION));
        assertThat(problems(draft.build()))
                .containsExactly("ERROR the State tally is one for the whole application and has no keys, so nothing"
                        + " calls expired");
    }

    @Test
    void aStatelessComputationMayHaveAHelperOfThisName() {
        assertThat(problems(Drawing.step(
                                "int",
                                "boolean expired(int age) { return age > 3; }\n"
                                        + "Integer compute(int in) { return expired(in) ? null : in; }")
                        .project()))
                .isEmpty();
    }

    @Test
    void theFormKnowsTheKey() {
        final Project project = project(ADD, Optional.of("1h"));
        final Form form =
                Templates.forms(new CodeRef("step", Role.COMPUTE), project, COMPILER.analyse(project)).stream()
                        .filter(each -> each.label().equals("With expiry"))
                        .findFirst()
                        .orElseThrow();

        assertThat(form.template().text()).contains("String expired(int key, Tally state)");
        assertThat(problems(project(form.template().text(), Optional.of("1h")))).isEmpty();
    }
}
