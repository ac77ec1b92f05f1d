package io.millrace.ui.window;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Names;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.app.session.SessionState;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.common.Action;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.Ui;
import io.millrace.ui.dock.DockView;
import io.millrace.ui.window.Commands.Says;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** What can be done with an open project as a whole: save, undo, run. Threading: FX thread. */
final class ProjectActions {
    private final DesignerModel model;
    private final DockView dock;
    private final DesignerWindow window;
    private final Host host;

    ProjectActions(DesignerModel model, DockView dock, DesignerWindow window, Host host) {
        this.model = model;
        this.dock = dock;
        this.window = window;
        this.host = host;
    }

    void register(Actions actions, Runnable showExport) {
        final Commands commands = new Commands(actions);
        commands.always("file.save", "Save", "Shortcut+S", () -> save(saved -> {}));
        commands.always("file.save-as", "Save as…", "Shortcut+Shift+S", () -> saveAs(saved -> {}));
        commands.always("file.export", "Export", "Shortcut+E", showExport);
        commands.always("file.close", "Close", "Shortcut+W", window::closeContent);
        commands.when(is(state -> state.undo().isPresent()), "edit.undo", new Says("Undo", "Shortcut+Z"), this::undo);
        commands.when(
                is(state -> state.redo().isPresent()), "edit.redo", new Says("Redo", "Shortcut+Shift+Z"), this::redo);
        commands.when(is(state -> state.redo().isPresent()), "edit.redo-again", new Says("Redo", "Ctrl+Y"), this::redo);
        commands.when(is(ProjectActions::mayRun), "run.with-data", new Says("Run with data", "F5"), () -> run(true));
        commands.when(
                is(ProjectActions::mayRun), "run.run", new Says("Run without data", "Shift+F5"), () -> run(false));
        commands.when(
                is(state -> idle(state) && state.run().running()),
                "run.deploy",
                new Says("Deploy", "F6"),
                this::deploy);
        commands.when(is(state -> state.run().running()), "run.stop", new Says("Stop", "F8"), this::stop);
    }

    private BooleanBinding is(Predicate<SessionState> test) {
        return Bindings.createBooleanBinding(() -> test.test(model.state()), model.stateProperty());
    }

    private static boolean idle(SessionState state) {
        return state.run().busy().isEmpty();
    }

    private static boolean mayRun(SessionState state) {
        return state.trusted() && idle(state);
    }

    /** What an action would do now; undo and redo name the step. */
    String words(Action action) {
        return switch (action.id()) {
            case "edit.undo" -> withStep(action, model.state().undo());
            case "edit.redo" -> withStep(action, model.state().redo());
            default -> action.text();
        };
    }

    private static String withStep(Action action, Optional<String> step) {
        return step.map(label -> action.text() + ": " + label).orElse(action.text());
    }

    void run(boolean withData) {
        window.leaveBar();
        flush();
        after(model.session().run(withData), outcome -> {
            if (outcome.ok()) {
                dock.show(DockView.WIRE);
                window.leaveBar();
            } else {
                showProblems();
            }
        });
    }

    /** The session works in order: what is flushed now is there when the next request is met. */
    private void flush() {
        var unused = dock.flush();
    }

    private void deploy() {
        flush();
        after(model.session().deploy(), outcome -> {
            if (!outcome.ok()) {
                showProblems();
            }
        });
    }

    private void stop() {
        after(model.session().stop(), outcome -> {});
    }

    private void undo() {
        flush();
        after(model.session().undo(), this::follow);
    }

    private void redo() {
        after(model.session().redo(), this::follow);
    }

    private void showProblems() {
        if (!model.state().problems().isEmpty()) {
            dock.show(DockView.PROBLEMS);
        }
    }

    private void follow(Outcome outcome) {
        if (outcome.code().isPresent()) {
            model.reveal(Problem.Where.code(outcome.code().get(), 0, 0));
        } else {
            outcome.reveal().ifPresent(subject -> model.reveal(Problem.Where.subject(subject)));
        }
    }

    private void after(CompletableFuture<Outcome> request, java.util.function.Consumer<Outcome> next) {
        Ui.then(model.report(request), Runnable::run, next);
    }

    /** Saves, asking for a folder when there is none yet; {@code then} hears whether it is saved. */
    void save(java.util.function.Consumer<Boolean> then) {
        flush();
        if (model.state().folder().isEmpty()) {
            saveAs(then);
        } else {
            after(model.session().save(), outcome -> then.accept(outcome.ok()));
        }
    }

    private void saveAs(java.util.function.Consumer<Boolean> then) {
        flush();
        final Optional<Path> folder = host.pickers()
                .saveFolder(window.stage(), model.state().project().name());
        if (folder.isEmpty()) {
            then.accept(false);
            return;
        }
        named(folder.get(), () -> after(model.session().saveAs(folder.get()), outcome -> then.accept(outcome.ok())));
    }

    /** A project that was never given a name takes that of its folder. */
    private void named(Path folder, Runnable next) {
        final String name = String.valueOf(folder.getFileName());
        if (!model.state().project().name().equals(Windows.NEW_NAME)
                || Names.projectProblem(name).isPresent()) {
            next.run();
            return;
        }
        Ui.then(model.apply(new Edit.RenameProject(name)), Runnable::run, outcome -> next.run());
    }
}
