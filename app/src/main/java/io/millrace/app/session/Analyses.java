package io.millrace.app.session;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.snippet.ProjectAnalysis;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Has the document's code analysed after each change: what was asked while the compiler was busy is one analysis. */
final class Analyses {
    private static final String NOTICE = "analysis";

    private final SessionCore core;
    private final Runnable changed;
    private final AtomicLong newest = new AtomicLong(-1);
    private Optional<Project> analysed = Optional.empty();

    /**
     * The analyses of a session.
     *
     * @param changed is told when templates have followed the types that were found
     */
    Analyses(SessionCore core, Runnable changed) {
        this.core = core;
        this.changed = changed;
    }

    /** The document has changed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void request() {
        final Project project = core.project();
        final long version = core.document().version();
        if (analysed.filter(last -> forCompiler(last).equals(forCompiler(project)))
                .isPresent()) {
            newest.set(version);
            core.analysed(core.analysis(), version);
            return;
        }
        newest.set(version);
        final CompletableFuture<Optional<ProjectAnalysis>> found = SessionThreads.on(
                core.parts().threads().compile(),
                () -> newest.get() == version
                        ? Optional.of(core.parts().machine().analyse(project))
                        : Optional.empty());
        found.whenCompleteAsync(
                (analysis, failure) -> {
                    if (failure != null) {
                        failed(failure);
                    } else {
                        analysis.ifPresent(each -> done(project, each, version));
                    }
                },
                core.parts().threads().session());
    }

    /** What code may use has changed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void libraries(List<Path> jars) {
        SessionThreads.on(core.parts().threads().compile(), () -> {
            core.parts().machine().libraries(jars);
            return true;
        });
        analysed = Optional.empty();
        request();
    }

    private void done(Project project, ProjectAnalysis analysis, long version) {
        analysed = Optional.of(project);
        core.notice(NOTICE, Optional.empty());
        core.analysed(analysis, version);
        if (core.followTypes()) {
            changed.run();
        } else {
            core.publish();
        }
    }

    private void failed(Throwable failure) {
        core.notice(
                NOTICE,
                Optional.of(Problem.warning(
                        Where.project(), "the code could not be checked", Refusals.inside(Refusals.cause(failure)))));
        core.publish();
    }

    /** Without what makes no difference to code: titles, positions, data, tests. */
    private static Project forCompiler(Project project) {
        final ProjectDraft draft = ProjectDraft.of(project).extras(Project.Extras.NONE);
        draft.nodes().replaceAll((name, node) -> node.withTitle(""));
        draft.layout().clear();
        draft.data().clear();
        draft.tests().clear();
        return draft.build();
    }

    /** Used at the end of a session: nothing that waits is begun any more. */
    void stop() {
        newest.set(Long.MAX_VALUE);
    }
}
