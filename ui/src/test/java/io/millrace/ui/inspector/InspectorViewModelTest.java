package io.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.project.NodeId;
import io.millrace.app.session.SessionState;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.Item;
import io.millrace.ui.common.TabStrip.Tab;
import io.millrace.ui.editor.CodeTarget;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InspectorViewModelTest {
    private static final NodeId ADD_VOTES = new NodeId(3);
    private final SessionState state = SampleStates.alphabet();

    @Test
    void theTabsOfANodeAreItsCodeItsSettingsItsStateAndItsTotals() {
        assertThat(InspectorViewModel.tabs(subject(new Item.OfNode(ADD_VOTES))))
                .extracting(Tab::id)
                .containsExactly("compute", "settings", "state", "metrics");
        assertThat(InspectorViewModel.tabs(subject(new Item.OfNode(new NodeId(1)))))
                .extracting(Tab::id)
                .containsExactly("decode", "timestamp", "settings", "metrics");
    }

    @Test
    void nothingSelectedIsTheProject() {
        Subject project = Subject.of(Set.of(), state, Catalogue.standard());

        assertThat(InspectorViewModel.tabs(project)).extracting(Tab::id).containsExactly("types", "project");
        assertThat(InspectorViewModel.target(project, "types", state)).contains(CodeTarget.types());
    }

    @Test
    void somethingThatIsGoneCountsAsNothing() {
        assertThat(subject(new Item.OfEdge("x--y"))).isInstanceOf(Subject.OfProject.class);
        assertThat(subject(new Item.OfNode(new NodeId(99)))).isInstanceOf(Subject.OfProject.class);
    }

    @Test
    void theStateTabOfANodeEditsTheClassOfItsState() {
        Optional<CodeTarget> target = InspectorViewModel.target(subject(new Item.OfNode(ADD_VOTES)), "state", state);

        assertThat(target.map(CodeTarget::code)).contains(new CodeRef("votes", Role.STATE));
    }

    @Test
    void typesAreWrittenFromInToOut() {
        assertThat(InspectorViewModel.types(subject(new Item.OfNode(ADD_VOTES)), state.analysis()))
                .isEqualTo("in: Vote → out: Total");
        assertThat(InspectorViewModel.types(subject(new Item.OfEdge("in--by-letter")), state.analysis()))
                .isEqualTo("Vote");
    }

    @Test
    void anOlderVersionThatRunsIsSaidBeforeAChange() {
        Subject node = subject(new Item.OfNode(ADD_VOTES));

        assertThat(InspectorViewModel.status(node, SampleStates.running(Set.of(ADD_VOTES), Set.of(), Set.of(ADD_VOTES)))
                        .text())
                .isEqualTo("running older version");
        assertThat(InspectorViewModel.status(node, SampleStates.running(Set.of(ADD_VOTES), Set.of(), Set.of()))
                        .text())
                .isEqualTo("changed");
        assertThat(InspectorViewModel.status(node, SampleStates.running()).text())
                .isEmpty();
    }

    private Subject subject(Item item) {
        return Subject.of(Set.of(item), state, Catalogue.standard());
    }
}
