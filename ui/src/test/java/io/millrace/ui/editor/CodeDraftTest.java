package io.millrace.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Project;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.DesignerModel;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The editor's text and the document's text against a session that answers late. */
class CodeDraftTest {
    private static final CodeRef CODE = new CodeRef("add-32", Role.COMPUTE);
    private final LateSession session = new LateSession(withText(""));
    private final DesignerModel model = new DesignerModel(session.session(), session.fx());
    private String shown = "";
    private final CodeDraft draft = new CodeDraft(model, CODE, this::takeOver);

    CodeDraftTest() {
        model.stateProperty().subscribe(state -> draft.stateArrived());
    }

    @Test
    void fastTypingIsNeverUndoneByStatesThatArriveLate() {
        type("a");
        type("b");
        session.answerOne();
        type("c");
        session.answerOne();
        session.deliverStates();
        type("d");

        assertThat(shown).isEqualTo("abcd");
        session.answerAll();
        assertThat(shown).isEqualTo("abcd");
        assertThat(documentText()).isEqualTo("abcd");
    }

    @Test
    void anyOrderOfTypingAnsweringAndDeliveringKeepsEveryKey() {
        Random random = new Random(7);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            switch (random.nextInt(4)) {
                case 0 -> session.answerOne();
                case 1 -> session.deliverStates();
                default -> {
                    String key = String.valueOf((char) ('a' + random.nextInt(26)));
                    expected.append(key);
                    type(key);
                }
            }
            assertThat(shown).isEqualTo(expected.toString());
        }
        session.answerAll();

        assertThat(shown).isEqualTo(expected.toString());
        assertThat(documentText()).isEqualTo(expected.toString());
    }

    @Test
    void aChangeMadeElsewhereIsTakenOver() {
        type("a");
        session.answerAll();

        session.changeElsewhere(withText("from a file"));
        session.deliverStates();

        assertThat(shown).isEqualTo("from a file");
        assertThat(session.edits()).hasSize(1);
    }

    @Test
    void undoBringsTheDocumentsTextIntoTheEditor() {
        type("a");
        session.answerAll();
        draft.undo();
        session.changeElsewhere(withText(""));
        session.answerAll();

        assertThat(shown).isEmpty();
    }

    @Test
    void whatCrossesARenameGoesToTheNewName() {
        type("a");
        session.refuseNext();
        draft.renamed(new CodeRef("plus-32", Role.COMPUTE));
        session.answerAll();

        assertThat(session.edits()).hasSize(2);
        Edit.SetCode again = (Edit.SetCode) session.edits().get(1);
        assertThat(again.code().owner()).isEqualTo("plus-32");
        assertThat(again.text()).isEqualTo("a");
        assertThat(shown).isEqualTo("a");
    }

    private void type(String key) {
        int at = shown.length();
        shown += key;
        draft.changed(shown, at, "", key);
    }

    private void takeOver() {
        shown = draft.text();
    }

    private String documentText() {
        return session.state().project().text(CODE);
    }

    private static SessionState withText(String text) {
        Project p = SampleStates.celsiusProject();
        TreeMap<CodeRef, String> code = new TreeMap<>(p.code());
        code.put(CODE, text);
        return SampleStates.of(new Project(
                p.name(), p.nodes(), p.states(), p.edges(), code, p.layout(), p.data(), p.tests(), p.extras()));
    }
}
