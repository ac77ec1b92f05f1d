package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.CodecSettings;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.Optional;
import java.util.stream.Stream;

/** A decoder or encoder whose code is made of its node's settings. */
record CodecPlace(ProjectNode node, NodeKind kind, Role role) {
    /** All of a project. */
    static Stream<CodecPlace> of(Project project, Catalogue catalogue) {
        return project.nodes().keySet().stream()
                .flatMap(node -> Stream.of(Role.DECODE, Role.ENCODE).map(each -> new CodeRef(node, each)))
                .flatMap(ref -> at(ref, project, catalogue).stream());
    }

    /** The one at this place. */
    static Optional<CodecPlace> at(CodeRef ref, Project project, Catalogue catalogue) {
        return project.node(ref.owner())
                .flatMap(node -> catalogue
                        .kind(node.kind())
                        .filter(kind -> kind.slot(ref.role()).isPresent())
                        .map(kind -> new CodecPlace(node, kind, ref.role())))
                .filter(place -> CodecSettings.makes(ref.role(), place::setting));
    }

    CodeRef ref() {
        return new CodeRef(node.name(), role);
    }

    String setting(String name) {
        return kind.values(node.settings()).apply(name);
    }

    String formatSetting() {
        return role == Role.DECODE ? CodecSettings.DECODE_AS : CodecSettings.ENCODE_AS;
    }

    String format() {
        return setting(formatSetting());
    }

    /** The name of the type that is asked for; empty for that of what comes in. */
    String asked() {
        return setting(CodecSettings.TYPE).strip();
    }

    /** Whether it takes whatever comes in. */
    boolean fitsItself() {
        return role == Role.ENCODE && asked().isEmpty();
    }
}
