package io.millrace.ui.editor;

import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.Form;
import io.millrace.app.snippet.Template;
import io.millrace.app.snippet.Templates;
import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Texts that a snippet can start from; found away from the FX thread, answers come on any thread. */
public interface SnippetHelp {
    /** The shortest text that compiles; empty when there is none for this role. */
    CompletableFuture<Optional<Template>> template(CodeRef code, SessionState state);

    /** Other shapes of the role. */
    CompletableFuture<List<Form>> forms(CodeRef code, SessionState state);

    /** The templates that come with Millrace. */
    static SnippetHelp standard() {
        return new SnippetHelp() {
            @Override
            public CompletableFuture<Optional<Template>> template(CodeRef code, SessionState state) {
                return CompletableFuture.supplyAsync(
                                () -> Optional.of(Templates.template(code, state.project(), state.analysis())))
                        .exceptionally(none -> Optional.empty());
            }

            @Override
            public CompletableFuture<List<Form>> forms(CodeRef code, SessionState state) {
                return CompletableFuture.supplyAsync(() -> Templates.forms(code, state.project(), state.analysis()))
                        .exceptionally(none -> List.of());
            }
        };
    }
}
