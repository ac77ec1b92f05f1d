package io.millrace.ui.window;

import io.millrace.app.edit.Edit;
import io.millrace.app.session.ProjectSession;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Ui;
import io.millrace.ui.dock.DockView;
import io.millrace.ui.run.ExportPanel;
import io.millrace.ui.run.Poller;
import io.millrace.ui.run.ShowInFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A window with a project: bar, panels, status. Threading: FX thread. */
final class ProjectContent implements Content {
    private static final double STATUS_AND_ZOOM = 92;

    private final Host host;
    private final DesignerWindow window;
    private final DesignerModel model;
    private final Actions actions = new Actions();
    private final Workbench workbench;
    private final ProjectActions commands;
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final StackPane root = new StackPane();
    private final ObservableValue<String> title;

    ProjectContent(ProjectSession session, DesignerWindow window, Host host) {
        this.host = host;
        this.window = window;
        this.model = new DesignerModel(session, new FxExecutor());
        final Catalogue catalogue = Catalogue.standard();
        final ShortcutSheet keys = new ShortcutSheet(actions);
        final AboutSheet about = new AboutSheet();
        final ExportPanel export = new ExportPanel(
                model,
                proposal -> host.pickers().saveJar(window.stage(), proposal),
                new ShowInFolder(System.getProperty("os.name", "")));
        final DockView dock = new DockView(model, actions, catalogue);
        this.commands = new ProjectActions(model, dock, window, host);
        CommonActions.register(actions, window, host, new CommonActions.Sheets(keys, about));
        commands.register(actions, export::show);
        this.workbench = new Workbench(model, actions, dock, host.memory());
        final Menus menus = new Menus(actions, commands::words, host::recent, project -> window.open(project.folder()))
                .marking(host.theme()::isPresent);
        final Toolbar toolbar = keep(new Toolbar(model, actions, catalogue, menus.bar()));
        final TrustBar trust = keep(new TrustBar(model, () -> commands.run(true)));
        final StatusBar status = keep(new StatusBar(model, workbench.zoom()));
        final MessageBar messages = keep(new MessageBar(model));
        keep(new Poller(model, catalogue, window.canBeSeen()));
        final BorderPane frame = new BorderPane(workbench.root());
        frame.setTop(new VBox(toolbar.root(), trust.root()));
        frame.setBottom(status.root());
        frame.setMinSize(0, 0);
        root.getChildren().setAll(frame, export.root(), messages.root(), keys.root(), about.root());
        StackPane.setAlignment(export.root(), Pos.TOP_RIGHT);
        StackPane.setMargin(export.root(), new Insets(54, 14, 0, 0));
        StackPane.setAlignment(messages.root(), Pos.BOTTOM_CENTER);
        // Over the lower edge of the canvas, where it covers neither the dock's rows nor the buttons for zoom.
        final Subscription above = dock.root()
                .heightProperty()
                .subscribe(height -> StackPane.setMargin(
                        messages.root(), new Insets(0, 0, STATUS_AND_ZOOM + height.doubleValue(), 0)));
        parts.add(above::unsubscribe);
        final Subscription ends = model.stateProperty()
                .map(state -> state.run().lastEnd())
                .subscribe((before, now) -> tellEnd(before, now));
        parts.add(ends::unsubscribe);
        final Subscription outside = model.stateProperty().subscribe(this::tellOutside);
        parts.add(outside::unsubscribe);
        this.title = model.stateProperty().map(ProjectContent::titleOf);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.add(part);
        return part;
    }

    private static String titleOf(SessionState state) {
        return (state.dirty() ? "• " : "") + state.project().name() + " – Millrace";
    }

    private void tellEnd(Optional<String> before, Optional<String> now) {
        if (now != null && !now.equals(before)) {
            final boolean failed = model.state()
                    .run()
                    .status()
                    .filter(io.millrace.engine.metrics.DeploymentStatus.FAILED::equals)
                    .isPresent();
            now.ifPresent(text -> model.say(text, failed));
        }
    }

    /** What came in from outside is an undo step of its own, and said quietly. */
    private void tellOutside(SessionState before, SessionState now) {
        final Optional<String> step = now.undo();
        if (before != null
                && before.documentVersion() != now.documentVersion()
                && before.redo().isEmpty()
                && !step.equals(before.undo())
                && step.filter(Edit.TakeOver.LABEL::equals).isPresent()) {
            model.say("Files were changed outside and are taken over. Undo takes that back.", false);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public Actions actions() {
        return actions;
    }

    DesignerModel model() {
        return model;
    }

    Workbench workbench() {
        return workbench;
    }

    /** Runs with data, as the button does. */
    void run() {
        commands.run(true);
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public void leave(Runnable then) {
        Ui.then(workbench.dock().flush(), new FxExecutor(), flushed -> {
            if (!model.session().state().dirty()) {
                then.run();
                return;
            }
            switch (host.pickers()
                    .unsaved(window.stage(), model.state().project().name())) {
                case SAVE ->
                    commands.save(saved -> {
                        if (saved) {
                            then.run();
                        }
                    });
                case DISCARD -> {
                    model.session().discard();
                    then.run();
                }
                case CANCEL -> model.say("Nothing was closed.", false);
            }
        });
    }

    @Override
    public void close() {
        workbench.close();
        for (AutoCloseable part : parts) {
            close(part);
        }
        close(model);
        model.session().close();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
