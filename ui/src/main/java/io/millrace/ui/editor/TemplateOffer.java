package io.millrace.ui.editor;

import io.millrace.app.session.SessionState;
import io.millrace.app.snippet.Template;
import io.millrace.app.snippet.Templates;
import io.millrace.engine.catalogue.Role;
import io.millrace.ui.common.Controls;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Over an empty editor: says what the code is for and offers its template. */
final class TemplateOffer extends VBox {
    private final SnippetHelp help;
    private final Executor fx;
    private final Label text = Controls.label("", "muted");
    private final Button insert;
    private Optional<Template> offered = Optional.empty();
    private int asked;

    TemplateOffer(SnippetHelp help, Executor fx, Consumer<Template> use) {
        super(10);
        this.help = help;
        this.fx = fx;
        insert = Controls.button("Start from the template", () -> offered.ifPresent(use));
        insert.setId("insert-template");
        text.setWrapText(true);
        text.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        text.setMouseTransparent(true);
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        setMaxSize(340, USE_PREF_SIZE);
        setTranslateY(-60);
        getChildren().addAll(text, insert);
        Controls.show(this, false);
    }

    /** Shows the offer while the snippet is empty. */
    void update(CodeTarget target, String code, SessionState state) {
        boolean empty = code.isBlank();
        Controls.show(this, empty);
        if (!empty) {
            return;
        }
        String role = target.code().role().id();
        Controls.setText(
                text,
                target.required()
                        ? "This needs code: " + needed(target.code().role()) + "."
                        : target.code().role() == Role.TYPES
                                ? "Records, enums and helper methods that all code of this project shares."
                                : "Optional: without " + role + " the node works as it is.");
        int question = ++asked;
        CompletableFuture<?> unused =
                help.template(target.code(), state).thenAcceptAsync(template -> take(question, template), fx);
    }

    private static String needed(Role role) {
        List<String> methods = Templates.methods(role);
        if (methods.size() < 2) {
            return methods.isEmpty() ? "a class" : "a method named " + methods.get(0);
        }
        int last = methods.size() - 1;
        return "methods named " + String.join(", ", methods.subList(0, last)) + " and " + methods.get(last);
    }

    private void take(int question, Optional<Template> template) {
        if (question == asked) {
            offered = template;
            Controls.show(insert, template.isPresent());
        }
    }
}
