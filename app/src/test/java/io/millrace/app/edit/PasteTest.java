package io.millrace.app.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.project.NodeId;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasteTest {
    private final AtomicLong ids = new AtomicLong();
    private final EditContext context = new EditContext(
            Catalogue.standard(), () -> new NodeId(ids.incrementAndGet()), (ref, after) -> "code of " + ref.owner());
    private Project project = Project.empty("p");

    private Project apply(Project to, Edit edit) throws EditRefused {
        return Edits.apply(to, edit, context).project();
    }

    @BeforeEach
    void draw() throws EditRefused {
        final List<Edit> edits = List.of(
                add("tcp-source", "in", 0),
                add("key", "by", 100),
                add("state-computation", "sum", 200),
                add("state", "total", 200),
                new Edit.BindState("sum", Optional.of("total")),
                new Edit.SetSetting("in", "port", Optional.of("9000")),
                new Edit.Connect(PortRef.out("in"), PortRef.in("by")),
                new Edit.Connect(PortRef.out("by"), PortRef.in("sum")),
                new Edit.SetSends("by--sum", Sends.WHEN),
                new Edit.SetTitle("by", "By letter"));
        project = apply(project, new Edit.Several("draw", edits));
    }

    private static Edit add(String kind, String name, int x) {
        return new Edit.AddNode(kind, Optional.of(name), new Position(x, 50), Optional.empty());
    }

    @Test
    void pastedIntoAnotherProjectNamesStay() throws EditRefused {
        final String clip = Clip.of(project, Set.of("by", "sum", "total"));
        final Project pasted = apply(Project.empty("q"), new Edit.Paste(clip, new Position(1000, 1000)));
        assertThat(pasted.nodes()).containsOnlyKeys("by", "sum");
        assertThat(pasted.states()).containsOnlyKeys("total");
        assertThat(pasted.nodes().get("sum").state()).contains("total");
        assertThat(pasted.nodes().get("by").title()).isEqualTo("By letter");
        assertThat(pasted.edges()).extracting(Edge::id).containsExactly("by--sum");
        assertThat(pasted.text(new CodeRef("by--sum", Role.ROUTE))).isEqualTo("code of by--sum");
        assertThat(pasted.text(new CodeRef("total", Role.STATE))).isEqualTo("code of total");
        assertThat(pasted.layout()).containsEntry("by", new Position(1000, 1000));
        assertThat(pasted.layout()).containsEntry("sum", new Position(1100, 1000));
    }

    @Test
    void pastedBesideTheOriginalsNamesAreNewAndTheCopiesBelongTogether() throws EditRefused {
        final String clip = Clip.of(project, project.nodes().keySet());
        final Project pasted = apply(project, new Edit.Paste(clip, new Position(0, 500)));
        assertThat(pasted.nodes()).containsKeys("in-2", "by-2", "sum-2");
        assertThat(pasted.nodes().get("in-2").settings()).containsEntry("port", "9000");
        assertThat(pasted.nodes().get("in-2").id())
                .isNotEqualTo(project.nodes().get("in").id());
        assertThat(pasted.nodes().get("sum-2").state()).as("the State here").contains("total");
        assertThat(pasted.edges()).extracting(Edge::id).contains("in-2--by-2", "by-2--sum-2");
        final Project again = apply(pasted, new Edit.Paste(Clip.of(pasted, Set.of("in-2")), new Position(0, 0)));
        assertThat(again.nodes()).containsKey("in-3");
    }

    @Test
    void aStateThatIsNotThereLeavesTheCopyUnbound() throws EditRefused {
        final Project pasted =
                apply(Project.empty("q"), new Edit.Paste(Clip.of(project, Set.of("sum")), new Position(0, 0)));
        assertThat(pasted.nodes().get("sum").state()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[1,2]",
                "{}",
                "{\"millrace-clip\":1}",
                "{\"millrace-clip\":1,\"nodes\":{\"a\":3}}",
                "{\"millrace-clip\":1,\"nodes\":{\"A B\":{\"kind\":\"key\",\"title\":\"\"}}}"
            })
    void whatIsNoClipIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> apply(project, new Edit.Paste(text, new Position(0, 0))))
                .isInstanceOf(EditRefused.class)
                .hasMessageContaining("clipboard");
    }
}
