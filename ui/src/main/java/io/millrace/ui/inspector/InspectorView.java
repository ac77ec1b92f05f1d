package io.millrace.ui.inspector;

import io.millrace.app.project.Project;
import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.Form;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Problem;
import io.millrace.ui.common.Actions;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.FxExecutor;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.LiveMetrics;
import io.millrace.ui.common.TabStrip;
import io.millrace.ui.editor.CodeEditorView;
import io.millrace.ui.editor.CodeTarget;
import io.millrace.ui.editor.SnippetHelp;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The panel on the right: name, types, code, settings and totals of what is selected; the project when nothing is.
 *
 * <p>Threading: FX thread.
 */
public final class InspectorView extends VBox implements AutoCloseable {
    private final DesignerModel model;
    private final Catalogue catalogue = Catalogue.standard();
    private final SnippetHelp help;
    private final Executor fx = new FxExecutor();
    private final HeaderView header;
    private final TabStrip tabs = new TabStrip();
    private final CodeEditorView editor;
    private final EdgePanel edgePanel;
    private final SettingsForm settings;
    private final MetricsPanel metrics;
    private final ProjectPanel projectPanel;
    private final SeveralPanel several;
    private final Sparkline sparkline = new Sparkline();
    private final Label lastMinute = Controls.heading("Last minute");
    private final VBox lastMinuteBox = new VBox(6, lastMinute, sparkline);
    private final RateHistory history = new RateHistory();
    private final VBox codePage = new VBox(12);
    private final StackPane pages = new StackPane();
    private final Subscription subscription;
    private final AutoCloseable revealing;
    private final AutoCloseable opening;
    private Subject subject;
    private Object askedForms = "";

    public InspectorView(DesignerModel model, Actions actions) {
        this(model, actions, SnippetHelp.standard());
    }

    public InspectorView(DesignerModel model, Actions actions, SnippetHelp help) {
        this.model = model;
        this.help = help;
        this.editor = new CodeEditorView(model, actions, help);
        this.header = new HeaderView(model, form -> editor.use(form.template()));
        this.edgePanel = new EdgePanel(model);
        this.settings = new SettingsForm(model, catalogue);
        this.metrics = new MetricsPanel(model);
        this.projectPanel = new ProjectPanel(model);
        this.several = new SeveralPanel(model);
        this.subject = Subject.of(model.selection().items(), model.state(), catalogue);
        build();
        subscription = model.stateProperty()
                .subscribe(state -> refresh())
                .and(model.selection().itemsProperty().subscribe(items -> refresh()))
                .and(tabs.chosenProperty().subscribe(tab -> refresh()))
                .and(model.liveProperty().subscribe(this::refreshLive));
        revealing = model.onReveal(this::reveal);
        opening = model.onOpen(code -> editor.write());
    }

    public Node root() {
        return this;
    }

    @Override
    public void close() throws Exception {
        subscription.unsubscribe();
        revealing.close();
        opening.close();
        sparkline.close();
        editor.close();
    }

    private void build() {
        setId("inspector");
        getStyleClass().addAll("panel", "inspector");
        setMinWidth(380);
        setPrefWidth(452);
        VBox.setVgrow(editor, Priority.ALWAYS);
        VBox.setVgrow(pages, Priority.ALWAYS);
        codePage.getStyleClass().add("code-page");
        codePage.getChildren().addAll(edgePanel, editor);
        lastMinuteBox.getStyleClass().add("last-minute");
        pages.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        pages.getChildren().addAll(codePage, scroll(settings), scroll(metrics), scroll(projectPanel), several);
        getChildren().addAll(header, tabs, pages, lastMinuteBox);
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }

    private void refresh() {
        SessionState state = model.state();
        subject = Subject.of(model.selection().items(), state, catalogue);
        tabs.setTabs(InspectorViewModel.tabs(subject));
        Controls.show(tabs, !tabs.getChildren().isEmpty());
        header.show(subject, state);
        showContent(state);
        refreshLive(model.liveProperty().get());
    }

    private void showContent(SessionState state) {
        Optional<CodeTarget> target = InspectorViewModel.target(subject, tabs.chosen(), state);
        target.ifPresentOrElse(editor::open, editor::leave);
        askForForms(target, state);
        Controls.show(editor, target.isPresent());
        Controls.show(edgePanel, subject instanceof Subject.OfEdge);
        boolean settingsTab = tabs.chosen().equals(InspectorViewModel.SETTINGS)
                && !tabs.getChildren().isEmpty();
        Controls.show(lastMinuteBox, historyName().isPresent() && !settingsTab);
        if (subject instanceof Subject.OfNode of) {
            settings.show(of.node(), of.kind(), state);
        } else if (subject instanceof Subject.OfState of) {
            settings.show(of.state());
        } else if (subject instanceof Subject.OfEdge of) {
            edgePanel.show(of.edge(), state);
        } else if (subject instanceof Subject.Several of) {
            several.show(of, state);
        }
        projectPanel.show(state);
        showPage(page(target.isPresent()));
    }

    private Node page(boolean code) {
        if (subject instanceof Subject.Several) {
            return several;
        } else if (code || subject instanceof Subject.OfEdge) {
            return codePage;
        }
        int index = List.of("", InspectorViewModel.SETTINGS, InspectorViewModel.METRICS, InspectorViewModel.PROJECT)
                .indexOf(tabs.chosen());
        return pages.getChildren().get(Math.max(0, index));
    }

    private void showPage(Node page) {
        pages.getChildren().forEach(child -> Controls.show(child, child == page));
    }

    private void refreshLive(LiveMetrics live) {
        history.take(live);
        historyName().ifPresent(name -> sparkline.show(history.of(name)));
        if (subject instanceof Subject.OfNode of) {
            metrics.show(of.node().name(), live);
        } else if (subject instanceof Subject.OfEdge) {
            edgePanel.show(live);
        }
    }

    private Optional<String> historyName() {
        if (subject instanceof Subject.OfNode of) {
            return Optional.of(of.node().name());
        }
        return subject instanceof Subject.OfEdge of ? Optional.of(of.edge().id()) : Optional.empty();
    }

    private void askForForms(Optional<CodeTarget> target, SessionState state) {
        Object question = target.isEmpty() ? "" : List.of(target.get(), state.analysedVersion());
        if (question.equals(askedForms)) {
            return;
        }
        askedForms = question;
        if (target.isEmpty()) {
            header.setForms(List.of());
            return;
        }
        CompletableFuture<?> unused =
                help.forms(target.get().code(), state).thenAcceptAsync(forms -> takeForms(question, forms), fx);
    }

    private void takeForms(Object question, List<Form> forms) {
        if (question.equals(askedForms)) {
            header.setForms(forms);
        }
    }

    /** Selects what the place is about and opens the code at the line, or the form at the setting. */
    private void reveal(Problem.Where where) {
        Optional<CodeRef> code = where.code();
        if (code.filter(CodeRef.TYPES::equals).isPresent()) {
            model.selection().clear();
        } else {
            where.subject()
                    .flatMap(this::item)
                    .ifPresent(item -> model.selection().only(item));
        }
        code.ifPresent(ref -> showCode(ref, where));
        where.setting().ifPresent(setting -> {
            tabs.choose(InspectorViewModel.SETTINGS);
            settings.focus(setting, where.line() > 0 ? where.column() : 0);
        });
    }

    private void showCode(CodeRef ref, Problem.Where where) {
        if (!(subject instanceof Subject.OfEdge)) {
            tabs.choose(ref.role().id());
        }
        if (where.line() > 0) {
            editor.goTo(where.line(), Math.max(1, where.column()));
        }
    }

    private Optional<Item> item(String name) {
        Project project = model.state().project();
        return project.node(name)
                .<Item>map(n -> new Item.OfNode(n.id()))
                .or(() -> Optional.ofNullable(project.states().get(name)).map(s -> new Item.OfState(s.id())))
                .or(() -> project.edges().stream()
                        .map(Edge::id)
                        .filter(name::equals)
                        .findFirst()
                        .map(Item.OfEdge::new));
    }
}
