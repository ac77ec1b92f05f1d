package io.millrace.ui.window;

import io.millrace.app.session.RecentProject;
import io.millrace.app.session.Recoverable;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Ui;
import io.millrace.ui.welcome.WelcomeCalls;
import io.millrace.ui.welcome.WelcomeView;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** A window with no project: menus and the welcome page. Threading: FX thread. */
final class WelcomeContent implements Content, WelcomeCalls {
    private final DesignerWindow window;
    private final Host host;
    private final Actions actions = new Actions();
    private final WelcomeView view;
    private final Label notice = Controls.label("");
    private final StackPane root;

    WelcomeContent(DesignerWindow window, Host host) {
        this.window = window;
        this.host = host;
        this.view = new WelcomeView(this, Catalogue.standard(), Wheel.small());
        final ShortcutSheet keys = new ShortcutSheet(actions);
        final AboutSheet about = new AboutSheet();
        CommonActions.register(actions, window, host, new CommonActions.Sheets(keys, about));
        final HBox bar = Controls.row(
                10,
                Controls.row(8, Wheel.small(), Controls.label("Millrace", "title")),
                new Menus(actions, action -> action.text(), host::recent, this::openRecent)
                        .marking(host.theme()::isPresent)
                        .bar(),
                Controls.spacer(),
                notice);
        bar.getStyleClass().add("top-bar");
        notice.setId("welcome-notice");
        final BorderPane frame = new BorderPane(view.root());
        frame.setTop(bar);
        root = new StackPane(frame, keys.root(), about.root());
        refresh();
    }

    private void refresh() {
        Ui.then(host.welcome(), Runnable::run, data -> {
            view.showSamples(data.samples());
            view.showRecent(data.recent());
            view.showUnsaved(data.recoverable());
        });
    }

    /** Says why something could not be opened. */
    void say(String text) {
        notice.setText(text);
        Ui.mark(notice, "bad", true);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public Actions actions() {
        return actions;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Millrace");
    }

    @Override
    public void leave(Runnable then) {
        then.run();
    }

    @Override
    public void newProject() {
        window.take(host.create(), false);
    }

    @Override
    public void open() {
        window.askAndOpen();
    }

    @Override
    public void openRecent(RecentProject project) {
        window.take(host.open(project.folder()), false);
    }

    @Override
    public void forget(RecentProject project) {
        host.forget(project.folder());
        refresh();
    }

    @Override
    public void openSample(String name) {
        window.take(host.openSample(name), true);
    }

    @Override
    public void recover(Recoverable work) {
        window.take(host.recover(work), false);
    }

    @Override
    public void close() {
        view.close();
    }
}
