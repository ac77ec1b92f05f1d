package io.millrace.ui.common;

import io.millrace.engine.catalogue.Category;
import io.millrace.engine.catalogue.NodeKind;
import java.util.Locale;
import java.util.Map;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The one table of icons: for categories of nodes and for actions, by id. */
public final class Icons {
    private static final Map<String, Feather> ACTIONS = Map.ofEntries(
            Map.entry("run.with-data", Feather.PLAY),
            Map.entry("run.run", Feather.PLAY_CIRCLE),
            Map.entry("run.deploy", Feather.UPLOAD_CLOUD),
            Map.entry("run.stop", Feather.SQUARE),
            Map.entry("file.new", Feather.FILE_PLUS),
            Map.entry("file.open", Feather.FOLDER),
            Map.entry("file.save", Feather.SAVE),
            Map.entry("file.save-as", Feather.SAVE),
            Map.entry("file.export", Feather.PACKAGE),
            Map.entry("edit.undo", Feather.CORNER_UP_LEFT),
            Map.entry("edit.redo", Feather.CORNER_UP_RIGHT),
            Map.entry("edit.copy", Feather.COPY),
            Map.entry("edit.cut", Feather.SCISSORS),
            Map.entry("edit.paste", Feather.CLIPBOARD),
            Map.entry("edit.delete", Feather.TRASH_2),
            Map.entry("edit.rename", Feather.EDIT_2),
            Map.entry("view.fit", Feather.MAXIMIZE),
            Map.entry("view.zoom-in", Feather.ZOOM_IN),
            Map.entry("view.zoom-out", Feather.ZOOM_OUT),
            Map.entry("view.theme", Feather.MOON),
            Map.entry("view.search", Feather.SEARCH),
            Map.entry("trial.preview", Feather.EYE),
            Map.entry("trial.test", Feather.CHECK_SQUARE),
            Map.entry("trial.accept", Feather.CHECK),
            Map.entry("problem.error", Feather.X_CIRCLE),
            Map.entry("problem.warning", Feather.ALERT_TRIANGLE),
            Map.entry("editor.deploy-node", Feather.UPLOAD_CLOUD),
            Map.entry("add", Feather.PLUS),
            Map.entry("reset", Feather.ROTATE_CCW),
            Map.entry("close", Feather.X),
            Map.entry("more", Feather.MORE_HORIZONTAL),
            Map.entry("pause", Feather.PAUSE),
            Map.entry("clear", Feather.SLASH));

    /** Icons of kinds that have one of their own, by id. */
    private static final Map<String, Feather> KINDS = Map.ofEntries(
            Map.entry("filter", Feather.FILTER),
            Map.entry("map", Feather.SHUFFLE),
            Map.entry("map-field", Feather.EDIT_3),
            Map.entry("count", Feather.HASH),
            Map.entry("sum", Feather.PLUS_CIRCLE),
            Map.entry("min", Feather.CHEVRONS_DOWN),
            Map.entry("max", Feather.CHEVRONS_UP),
            Map.entry("average", Feather.DIVIDE_CIRCLE),
            Map.entry("distinct", Feather.AWARD),
            Map.entry("throttle", Feather.SLIDERS),
            Map.entry("sample", Feather.DROPLET),
            Map.entry("delay", Feather.CLOCK),
            Map.entry("top-n", Feather.BAR_CHART_2),
            Map.entry("join", Feather.GIT_MERGE));

    private Icons() {}

    /** Icon of a kind, in the colour of its category. */
    public static FontIcon of(NodeKind kind) {
        return of(kind.category(), kind.id());
    }

    /** Icon of the kind with this id, or of its category when it has none of its own, in the category's colour. */
    public static FontIcon of(Category category, String kind) {
        return coloured(KINDS.getOrDefault(kind, icon(category)), category);
    }

    /** Icon of a category, in its colour. */
    public static FontIcon of(Category category) {
        return coloured(icon(category), category);
    }

    private static Feather icon(Category category) {
        return switch (category) {
            case SOURCE -> Feather.LOG_IN;
            case COMPUTE -> Feather.ZAP;
            case ROUTE -> Feather.KEY;
            case STATEFUL -> Feather.LAYERS;
            case STATE -> Feather.DATABASE;
            case SINK -> Feather.LOG_OUT;
        };
    }

    private static FontIcon coloured(Feather icon, Category category) {
        FontIcon made = FontIcon.of(icon);
        made.getStyleClass().add("kind-" + category.name().toLowerCase(Locale.ROOT));
        return made;
    }

    /** Icon of an action or of a common thing ("add", "close"); a dot for one that the table lacks. */
    public static FontIcon of(String id) {
        return FontIcon.of(ACTIONS.getOrDefault(id, Feather.CIRCLE));
    }
}
