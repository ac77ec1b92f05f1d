package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Declarations.Declaration;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.app.snippet.Findings.Span;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Text changes that mend what is wrong. */
final class Fixes {
    /** Where a class that nobody imported is looked for, in this order. */
    private static final List<String> PACKAGES = List.of(
            "java.math",
            "java.util.regex",
            "java.nio",
            "java.nio.charset",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.time.format",
            "java.time.temporal",
            "java.text",
            "java.io",
            "java.net",
            "java.nio.file",
            "java.util.zip",
            "java.security");

    private final Project project;
    private final Predicate<String> classExists;

    Fixes(Project project, Predicate<String> classExists) {
        this.project = project;
        this.classExists = classExists;
    }

    /** For a class that is not found: it stands in another snippet, or wants an import. */
    Optional<Fix> missing(CodeRef ref, String name) {
        return project.code().keySet().stream()
                .filter(other -> !other.equals(ref) && other.role() != Role.STATE && other.role() != Role.TYPES)
                .filter(other -> declaration(other, name).isPresent())
                .findFirst()
                .flatMap(other -> moveToTypes(other, name))
                .or(() -> importOf(ref, name));
    }

    private Optional<Fix> importOf(CodeRef ref, String name) {
        return PACKAGES.stream()
                .map(p -> p + "." + name)
                .filter(classExists)
                .findFirst()
                .map(full -> new Fix("Import " + full, Map.of(ref, "import " + full + ";\n" + project.text(ref))));
    }

    /** Takes a type out of a snippet and declares it for all. */
    Optional<Fix> moveToTypes(CodeRef from, String name) {
        return declaration(from, name).map(found -> {
            final String text = project.text(from);
            final String declared = found.of(text);
            final String types = project.text(CodeRef.TYPES);
            final String left = (text.substring(0, found.start()).stripTrailing() + "\n"
                            + text.substring(found.end()).stripLeading())
                    .stripLeading();
            return new Fix(
                    "Move to types",
                    Map.of(from, left, CodeRef.TYPES, imports(text, declared, types) + joined(types, declared)));
        });
    }

    /** Takes a class out of a snippet and makes it the State's. */
    Optional<Fix> moveToState(CodeRef from, String name, CodeRef state) {
        return declaration(from, name)
                .filter(d -> project.text(state).isBlank())
                .map(found -> {
                    final String text = project.text(from);
                    final String left = text.substring(0, found.start())
                            + text.substring(found.end()).stripLeading();
                    return new Fix(
                            "Move to " + state.fileName(),
                            Map.of(from, left.stripLeading(), state, found.of(text) + "\n"));
                });
    }

    Fix replace(Span span, String with, String label) {
        final String text = project.text(span.ref());
        return new Fix(label, Map.of(span.ref(), text.substring(0, span.start()) + with + text.substring(span.end())));
    }

    Fix write(CodeRef ref, String text, String label) {
        final String old = project.text(ref);
        return new Fix(label, Map.of(ref, old.isBlank() ? text : old.stripTrailing() + "\n\n" + text));
    }

    private Optional<Declaration> declaration(CodeRef ref, String name) {
        return Declarations.of(project.text(ref), What.TYPE).stream()
                .filter(d -> d.name().equals(name))
                .findFirst();
    }

    private static String joined(String types, String declared) {
        return types.isBlank() ? declared + "\n" : types.stripTrailing() + "\n\n" + declared + "\n";
    }

    /** The imports that the moved text may need and the shared declarations don't have. */
    private static String imports(String text, String declared, String types) {
        final StringBuilder needed = new StringBuilder();
        for (final Declaration line : Declarations.of(text, What.IMPORT)) {
            final String words = line.of(text);
            final String last =
                    words.substring(words.lastIndexOf('.') + 1).replace(";", "").strip();
            if ((last.equals("*") || declared.contains(last)) && !types.contains(words)) {
                needed.append(words).append('\n');
            }
        }
        return needed.toString();
    }
}
