package io.millrace.ui.editor;

import io.millrace.app.snippet.Diagnostic;
import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.app.snippet.SnippetReport;
import io.millrace.ui.common.Controls;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Above code that takes another type than the one that comes in now: says so, and changes the signature with one click. */
final class SignatureBar extends HBox {
    private final Label text = new Label();
    private Optional<Fix> fix = Optional.empty();

    SignatureBar(Consumer<Fix> apply) {
        super(10);
        setId("signature-bar");
        getStyleClass().add("signature-bar");
        setAlignment(Pos.CENTER_LEFT);
        Button change = Controls.button(Fix.CHANGE_SIGNATURE, () -> fix.ifPresent(apply), "small");
        change.setId("change-signature");
        change.setMinWidth(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(text, change);
        Controls.show(this, false);
    }

    /** Shows the bar while one of the marks is about the signature. */
    void show(Marks marks, Optional<SnippetReport> report) {
        Optional<Diagnostic> found = marks.all().stream()
                .map(Marks.Mark::diagnostic)
                .filter(each -> each.fix()
                        .filter(offered -> offered.label().equals(Fix.CHANGE_SIGNATURE))
                        .isPresent())
                .findFirst();
        fix = found.flatMap(Diagnostic::fix);
        Controls.show(this, found.isPresent());
        found.ifPresent(each -> Controls.setText(text, words(each, report)));
    }

    private static String words(Diagnostic found, Optional<SnippetReport> report) {
        Optional<String> comes = report.flatMap(SnippetReport::incoming);
        Optional<String> taken = report.flatMap(SnippetReport::signature).flatMap(signature -> signature.in());
        return comes.isPresent() && taken.isPresent()
                ? "in is now " + comes.get() + ", " + method(found) + " takes " + taken.get() + ":"
                : found.message() + ":";
    }

    private static String method(Diagnostic found) {
        return switch (found.code().role()) {
            case ROUTE -> "test";
            case AGGREGATE -> "update";
            default -> found.code().role().id();
        };
    }
}
