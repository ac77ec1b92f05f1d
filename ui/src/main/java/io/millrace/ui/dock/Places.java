package io.millrace.ui.dock;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Category;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which nodes of a project take part in trials and on the wire, told by what their kinds have. Pure. */
final class Places {
    private static final String PORT = "port";

    private final Catalogue catalogue;

    Places(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Sources that read bytes: these can have data sets. */
    List<String> dataSources(Project project) {
        return names(
                project,
                kind -> kind.category() == Category.SOURCE
                        && kind.slot(Role.DECODE).isPresent());
    }

    List<String> generators(Project project) {
        return names(project, kind -> kind.slot(Role.GENERATE).isPresent());
    }

    /** Sources that a sender can connect to. */
    List<String> wireSources(Project project) {
        return names(
                project,
                kind -> kind.category() == Category.SOURCE && kind.setting(PORT).isPresent());
    }

    /** Sinks that a receiver can listen for. */
    List<String> wireSinks(Project project) {
        return names(
                project,
                kind -> kind.category() == Category.SINK && kind.setting(PORT).isPresent());
    }

    private List<String> names(Project project, Predicate<NodeKind> wanted) {
        return project.nodes().values().stream()
                .filter(node -> catalogue.kind(node.kind()).filter(wanted).isPresent())
                .map(ProjectNode::name)
                .toList();
    }

    static SortedMap<String, DataSet> dataOf(Project project, String source) {
        return project.data().getOrDefault(source, new TreeMap<>());
    }
}
