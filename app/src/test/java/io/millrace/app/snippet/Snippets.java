package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;

/** Shortcuts of the tests of snippets. */
final class Snippets {
    private Snippets() {}

    /** A new instance of a snippet's adapter. */
    @SuppressWarnings("unchecked")
    static <T> T make(CompiledProject project, String owner, Role role) throws Exception {
        return (T)
                project.code().factory(new CodeRef(owner, role)).orElseThrow().create();
    }

    static CompiledProject compile(SnippetCompiler compiler, Drawing drawing) {
        final CompileResult result = compiler.compile(drawing.project());
        if (result instanceof CompileResult.Rejected rejected) {
            assertThat(rejected.analysis().problems()).isEmpty();
        }
        assertThat(result).isInstanceOf(CompileResult.Compiled.class);
        return ((CompileResult.Compiled) result).project();
    }

    static ProjectAnalysis analyse(Drawing drawing) {
        try (SnippetCompiler compiler = SnippetCompiler.create(Catalogue.standard())) {
            return compiler.analyse(drawing.project());
        }
    }
}
