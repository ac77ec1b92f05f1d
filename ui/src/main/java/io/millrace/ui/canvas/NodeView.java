package io.millrace.ui.canvas;

import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Controls;
import io.millrace.ui.common.Icons;
import io.millrace.ui.common.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/** A node or State on the canvas. Recycled: {@link #show} makes it the picture of another box of the same form. */
final class NodeView extends Region {
    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");
    static final PseudoClass FLASH = PseudoClass.getPseudoClass("flash");
    private static final Map<Box.Mark, PseudoClass> MARKS = Map.of(
            Box.Mark.BROKEN, PseudoClass.getPseudoClass("broken"),
            Box.Mark.CHANGED, PseudoClass.getPseudoClass("changed"),
            Box.Mark.UNDEPLOYED, PseudoClass.getPseudoClass("undeployed"),
            Box.Mark.OLDER, PseudoClass.getPseudoClass("older"),
            Box.Mark.GHOST, PseudoClass.getPseudoClass("ghost"));

    private final Box.Form form;
    private final Region body = styled(new Region(), "node-body");
    private final Region stripe = styled(new Region(), "node-stripe");
    private final Cylinder cylinder = new Cylinder();
    private final Label title = styled(new Label(), "node-title");
    private final Label detail = styled(new Label(), "node-detail");
    private final Label rate = styled(new Label(), "node-rate");
    private final Label older = styled(new Label("running older version"), "node-older");
    private final Label badge = styled(new Label(), "node-badge");
    private final Circle dot = styled(new Circle(4), "node-dot");
    private final List<PortView> ports =
            Arrays.stream(Box.Plug.values()).map(PortView::new).toList();
    private FontIcon icon = new FontIcon();
    private String kindId = "";
    private String kindClass = "";
    private Box box;

    NodeView(Box box) {
        this.form = box.form();
        this.box = box;
        getStyleClass().add("canvas-node");
        if (form != Box.Form.CARD) {
            getStyleClass().add(form == Box.Form.PILL ? "pill" : "cylinder-node");
        }
        setAccessibleRole(AccessibleRole.BUTTON);
        setManaged(false);
        setMouseTransparent(true);
        if (form == Box.Form.CYLINDER) {
            getChildren().addAll(cylinder.shapes());
        } else {
            getChildren().add(body);
        }
        if (form == Box.Form.CARD) {
            getChildren().add(stripe);
        }
        List.of(title, detail).forEach(label -> label.setEllipsisString("…"));
        getChildren().addAll(icon, title, detail, rate, older, dot, badge);
        getChildren().addAll(ports);
    }

    private static <T extends Node> T styled(T node, String style) {
        node.getStyleClass().add(style);
        return node;
    }

    Box box() {
        return box;
    }

    List<PortView> ports() {
        return ports;
    }

    /** Shows a box of this view's form; {@code rateText} is empty while nothing runs. */
    void show(Box next, String rateText, long failed) {
        box = next;
        setId(Ids.node(next.name()));
        Controls.setText(title, next.face().title());
        Controls.setText(detail, detail(next, rateText));
        if (next.face().code() != detail.getStyleClass().contains("code")) {
            if (next.face().code()) {
                detail.getStyleClass().add("code");
            } else {
                detail.getStyleClass().remove("code");
            }
        }
        Controls.setText(rate, form == Box.Form.CARD ? rateText : "");
        dress(next);
        MARKS.forEach(
                (mark, pseudo) -> pseudoClassStateChanged(pseudo, next.marks().contains(mark)));
        showBadge(next, failed);
        ports.forEach(port -> port.show(next));
        setAccessibleText(spoken(next, rateText, failed));
        relocate(next.bounds().getMinX(), next.bounds().getMinY());
        resize(next.bounds().getWidth(), next.bounds().getHeight());
        requestLayout();
    }

    /** A State shows how many objects it holds, once that is known. */
    private String detail(Box next, String rateText) {
        return switch (form) {
            case CARD -> next.face().detail();
            case PILL -> "";
            case CYLINDER -> rateText.isEmpty() ? next.face().detail() : rateText;
        };
    }

    private void dress(Box next) {
        String wanted = "kind-" + next.face().category().name().toLowerCase(Locale.ROOT);
        if (!wanted.equals(kindClass)) {
            getStyleClass().remove(kindClass);
            getStyleClass().add(wanted);
            kindClass = wanted;
            kindId = "";
        }
        if (kindId.isEmpty() || !kindId.equals(next.face().kindId())) {
            kindId = next.face().kindId();
            FontIcon fresh = Icons.of(next.face().category(), kindId);
            getChildren().set(getChildren().indexOf(icon), fresh);
            icon = fresh;
        }
        icon.setVisible(form != Box.Form.CYLINDER);
        older.setVisible(next.marks().contains(Box.Mark.OLDER) && form == Box.Form.CARD);
        dot.setVisible(next.marks().contains(Box.Mark.CHANGED));
    }

    private void showBadge(Box next, long failed) {
        long count = failed > 0 ? failed : next.problems();
        badge.setVisible(count > 0);
        Controls.setText(badge, count > 999 ? Amounts.number(count) : Long.toString(count));
    }

    private static String spoken(Box box, String rateText, long failed) {
        StringBuilder text = new StringBuilder(box.face().title());
        if (!box.face().title().equals(box.name())) {
            text.append(", named ").append(box.name());
        }
        text.append(", ").append(box.face().kind());
        if (box.problems() > 0) {
            text.append(", ").append(box.problems()).append(box.problems() == 1 ? " problem" : " problems");
        }
        if (failed > 0) {
            text.append(", ").append(failed).append(" failed");
        }
        box.marks().stream()
                .sorted()
                .forEach(mark -> text.append(", ")
                        .append(
                                switch (mark) {
                                    case BROKEN -> "does not compile";
                                    case CHANGED -> "changed";
                                    case UNDEPLOYED -> "not deployed";
                                    case OLDER -> "running older version";
                                    case GHOST -> "removed, still running";
                                }));
        return rateText.isEmpty() ? text.toString() : text + ", " + rateText;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        body.resizeRelocate(0, 0, w, h);
        switch (form) {
            case CARD -> layoutCard(w, h);
            case PILL -> layoutPill(w, h);
            case CYLINDER -> layoutCylinder(w, h);
        }
        dot.relocate(w - 18, 10);
        double badgeWidth = Math.max(18, Math.ceil(badge.prefWidth(-1)));
        badge.resizeRelocate(w - badgeWidth + 7, -8, badgeWidth, 18);
    }

    private void layoutCard(double w, double h) {
        double inset = box.marks().contains(Box.Mark.UNDEPLOYED) || box.ghost() ? 0.7 : 1.2;
        stripe.resizeRelocate(inset, inset, 6, h - 2 * inset);
        icon.relocate(17, 11);
        title.resizeRelocate(36, 8, w - 36 - (dot.isVisible() ? 24 : 12), 20);
        double rateWidth = rate.getText().isEmpty() ? 0 : Math.ceil(rate.prefWidth(-1));
        rate.resizeRelocate(w - 14 - rateWidth, 30, rateWidth, 17);
        detail.resizeRelocate(18, 30, w - 18 - 14 - (rateWidth == 0 ? 0 : rateWidth + 8), 17);
        older.resizeRelocate(18, 51, w - 30, 16);
    }

    private void layoutPill(double w, double h) {
        double text = Math.min(w - 38, Math.ceil(title.prefWidth(-1)));
        double left = Math.max(12, (w - text - 18) / 2);
        icon.relocate(left, h / 2 - 7);
        title.resizeRelocate(left + 18, h / 2 - 9, text, 18);
        List.of(detail, rate, older).forEach(label -> label.resizeRelocate(0, 0, 0, 0));
    }

    private void layoutCylinder(double w, double h) {
        cylinder.resize(w, h);
        double text = Math.min(w - 12, Math.ceil(title.prefWidth(-1)));
        title.resizeRelocate((w - text) / 2, 30, text, 18);
        double second = Math.min(w - 12, Math.ceil(detail.prefWidth(-1)));
        detail.resizeRelocate((w - second) / 2, 49, second, 15);
        List.of(rate, older).forEach(label -> label.resizeRelocate(0, 0, 0, 0));
    }
}
