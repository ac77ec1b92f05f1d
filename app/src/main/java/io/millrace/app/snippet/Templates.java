package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Texts that snippets can start from, fitted to the types around them. */
public final class Templates {
    private Templates() {}

    /** The shortest text that compiles for what comes in; empty where a role has none. */
    public static Template template(CodeRef ref, Project project, ProjectAnalysis analysis) {
        return text(ref, project, analysis::type);
    }

    /** Every shape of the role that fits here, in the order of a menu; the first is the template. */
    public static List<Form> forms(CodeRef ref, Project project, ProjectAnalysis analysis) {
        final Words words = words(ref, project, analysis::type);
        return fitting(ref, words)
                .map(file -> new Form(file.label(), words.fill(file.doc()), file.filled(words)))
                .toList();
    }

    /** Names of the methods by which the engine calls a snippet of this role, for people; empty where there are none. */
    public static List<String> methods(Role role) {
        return switch (role) {
            case TYPES, STATE -> List.of();
            case AGGREGATE -> AggregateReader.METHODS;
            case GENERATE -> List.of("initial", "next");
            default -> List.of(Names.entry(role));
        };
    }

    static Template text(CodeRef ref, Project project, Function<PortRef, Optional<String>> types) {
        final Words words = words(ref, project, types);
        return fitting(ref, words).findFirst().map(file -> file.filled(words)).orElse(new Template("", 0));
    }

    /** The template first. */
    private static Stream<FormFile> fitting(CodeRef ref, Words words) {
        return FormFile.of(ref.role()).stream()
                .filter(file -> file.fits(words))
                .sorted(Comparator.comparing(file -> !file.comesFirst(words)));
    }

    private static Words words(CodeRef ref, Project project, Function<PortRef, Optional<String>> types) {
        return Words.of(new Surroundings(ref, project, types), project.text(CodeRef.TYPES));
    }
}
