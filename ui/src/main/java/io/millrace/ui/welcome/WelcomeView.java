package io.millrace.ui.welcome;

import io.millrace.app.session.RecentProject;
import io.millrace.app.session.Recoverable;
import io.millrace.app.session.SampleInfo;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Icons;
import io.millrace.ui.common.Ui;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** Where people begin: samples that run at one click, a new project, what was open before. Threading: FX thread. */
public final class WelcomeView implements AutoCloseable {
    private static final double CARD_WIDTH = 372;
    private static final double PICTURE_HEIGHT = 164;
    private static final double SIDE_WIDTH = 300;
    private static final int COLUMNS = 2;

    private final WelcomeCalls calls;
    private final Catalogue catalogue;
    private final List<Thumbnail> pictures = new ArrayList<>();
    private final VBox unsaved = new VBox(6);
    private final VBox recent = new VBox(2);
    private final TilePane samples = new TilePane(18, 18);
    private final StackPane root;

    public WelcomeView(WelcomeCalls calls, Catalogue catalogue, Node wheel) {
        this.calls = calls;
        this.catalogue = catalogue;
        samples.setPrefColumns(COLUMNS);
        samples.setAlignment(Pos.TOP_LEFT);
        samples.setTileAlignment(Pos.TOP_LEFT);
        final HBox columns = new HBox(44, side(), gallery());
        columns.setAlignment(Pos.TOP_CENTER);
        final VBox page = new VBox(34, header(wheel), columns);
        page.setAlignment(Pos.CENTER);
        page.getStyleClass().add("welcome-page");
        final ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        root = new StackPane(scroll);
        root.setId("welcome");
        root.getStyleClass().add("welcome");
    }

    public Region root() {
        return root;
    }

    private static Node header(Node wheel) {
        final StackPane big = new StackPane(wheel);
        wheel.setScaleX(2.6);
        wheel.setScaleY(2.6);
        big.setMinSize(64, 64);
        final VBox words = new VBox(
                2,
                Controls.label("Millrace", "welcome-title"),
                Controls.label("Draw a stream, write it in Java, watch it run while you change it.", "welcome-line"));
        words.setAlignment(Pos.CENTER_LEFT);
        final HBox header = new HBox(16, big, words);
        header.setAlignment(Pos.CENTER);
        return header;
    }

    private Node side() {
        final VBox side = new VBox(
                10,
                wide("welcome-new", "New project", "file.new", calls::newProject, "accent"),
                wide("welcome-open", "Open a project folder…", "file.open", calls::open),
                unsaved,
                recent);
        side.setMinWidth(SIDE_WIDTH);
        side.setPrefWidth(SIDE_WIDTH);
        side.setMaxWidth(SIDE_WIDTH);
        return side;
    }

    private static Button wide(String id, String text, String icon, Runnable run, String... styles) {
        final Button button = Ui.button(id, text, run, styles);
        button.getStyleClass().add("welcome-wide");
        button.setGraphic(Icons.of(icon));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        return button;
    }

    private Node gallery() {
        return new VBox(12, Controls.heading("Samples: one click opens and runs them"), samples);
    }

    public void showSamples(List<SampleInfo> infos) {
        closePictures();
        samples.getChildren().setAll(infos.stream().map(this::card).toList());
    }

    private Node card(SampleInfo info) {
        final Thumbnail picture = new Thumbnail(info.project(), catalogue, CARD_WIDTH - 2, PICTURE_HEIGHT);
        pictures.add(picture);
        final StackPane frame = new StackPane(picture.node());
        frame.getStyleClass().add("welcome-picture");
        final Label description = Controls.label(info.description(), "muted");
        description.setWrapText(true);
        description.setPrefWidth(CARD_WIDTH - 34);
        description.setMinHeight(38);
        description.setPrefHeight(38);
        description.setMaxHeight(38);
        description.setAlignment(Pos.TOP_LEFT);
        final VBox words = new VBox(3, Controls.label(info.title(), "title"), description);
        words.getStyleClass().add("welcome-words");
        final VBox content = new VBox(frame, words);
        final Button card = new Button("", content);
        card.setId("welcome-sample-" + info.name());
        card.getStyleClass().add("welcome-card");
        card.setAccessibleText(info.title() + ". " + info.description());
        card.setPrefWidth(CARD_WIDTH);
        card.setMinWidth(CARD_WIDTH);
        card.setMaxWidth(CARD_WIDTH);
        card.setOnAction(event -> calls.openSample(info.name()));
        return card;
    }

    public void showRecent(List<RecentProject> projects) {
        recent.getChildren().clear();
        if (!projects.isEmpty()) {
            recent.getChildren().add(section("Recent"));
        }
        for (int i = 0; i < projects.size(); i++) {
            recent.getChildren().add(recentRow(projects.get(i), i));
        }
    }

    private static Node section(String text) {
        final Label heading = Controls.heading(text);
        heading.getStyleClass().add("welcome-section");
        return heading;
    }

    private Node recentRow(RecentProject project, int index) {
        final Label where = Controls.label(
                project.there() ? project.folder().toString() : "missing: " + project.folder(),
                project.there() ? "muted" : "warn",
                "small-text");
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        final Button open = new Button("", new VBox(1, Controls.label(project.name(), "strong"), where));
        open.setId("welcome-recent-" + index);
        open.getStyleClass().add("welcome-row");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setAlignment(Pos.CENTER_LEFT);
        open.setOnAction(event -> calls.openRecent(project));
        HBox.setHgrow(open, Priority.ALWAYS);
        final Button forget = Ui.button("welcome-forget-" + index, "", () -> calls.forget(project), "flat", "small");
        forget.setGraphic(Icons.of("close"));
        forget.setTooltip(Ui.tip("Take " + project.name() + " off this list"));
        return Controls.row(2, open, forget);
    }

    /** Work that was not saved when a session broke off. */
    public void showUnsaved(List<Recoverable> works) {
        unsaved.getChildren().clear();
        if (works.isEmpty()) {
            return;
        }
        unsaved.getChildren().add(section("Not saved last time"));
        for (int i = 0; i < works.size(); i++) {
            final Recoverable work = works.get(i);
            final Label where =
                    Controls.label(work.folder().map(Object::toString).orElse("never saved"), "muted", "small-text");
            where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            final VBox words = new VBox(1, Controls.label(work.name(), "strong"), where);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            final HBox row = Controls.row(
                    8, words, Ui.button("welcome-recover-" + i, "Recover", () -> calls.recover(work), "small"));
            row.getStyleClass().add("welcome-unsaved");
            unsaved.getChildren().add(row);
        }
    }

    private void closePictures() {
        pictures.forEach(Thumbnail::close);
        pictures.clear();
    }

    @Override
    public void close() {
        closePictures();
    }
}
