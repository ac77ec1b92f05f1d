package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Declarations.Declaration;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes compilation units of snippets. Shared types become classes of the package; helper methods, each State and each
 * function get a holder. All stand in one package, so that the user needs no modifiers; loaders see them public.
 */
final class SourceWriter {
    private final Project project;
    private final String defaults;

    SourceWriter(Project project) {
        this.project = project;
        final StringBuilder text = new StringBuilder("package " + Names.PACKAGE + ";");
        Names.IMPORTS.forEach(name -> text.append("import ").append(name).append(';'));
        if (Declarations.of(project.text(CodeRef.TYPES)).stream().anyMatch(d -> d.what() == What.MEMBER)) {
            text.append("import static ").append(Names.binary(Names.HELPERS)).append(".*;");
        }
        this.defaults = text.toString();
    }

    /** Units of the shared declarations: types, and helpers where there are any. */
    List<UserSource> types() {
        final String text = project.text(CodeRef.TYPES);
        final List<Declaration> all = Declarations.of(text);
        final List<UserSource> units = new ArrayList<>();
        final String typesOnly = blank(text, all, d -> d.what() != What.TYPE);
        units.add(head("types", text, all).user(typesOnly, 0, text.length()).build(CodeRef.TYPES, text));
        if (all.stream().anyMatch(d -> d.what() == What.MEMBER)) {
            units.add(helpers(text, all));
        }
        return units;
    }

    private UserSource helpers(String text, List<Declaration> all) {
        final String members = blank(text, all, d -> d.what() != What.MEMBER);
        final UserSource.Builder builder = head("helpers", text, all).generated("final class " + Names.HELPERS + "{");
        int from = 0;
        for (final Declaration member : all) {
            if (member.what() == What.MEMBER && !member.isStatic()) {
                builder.user(members, from, member.start()).generated("static ");
                from = member.start();
            }
        }
        return builder.user(members, from, text.length()).generated("\n}").build(CodeRef.TYPES, text);
    }

    UserSource state(CodeRef ref) {
        final String text = project.text(ref);
        final List<Declaration> all = Declarations.of(text);
        return head("code", text, all)
                .generated("interface " + Names.holder(ref) + "{")
                .user(blank(text, all, d -> d.what() != What.TYPE), 0, text.length())
                .generated("\n}")
                .build(ref, text);
    }

    UserSource function(CodeRef ref) {
        final String text = project.text(ref);
        final List<Declaration> all = Declarations.of(text);
        final UserSource.Builder builder = head("code", text, all);
        boundState(ref)
                .ifPresent(state -> Declarations.of(project.text(state), What.TYPE)
                        .forEach(type -> builder.generated(
                                "import " + Names.binary(Names.holder(state)) + "." + type.name() + ";")));
        return builder.generated("final class " + Names.holder(ref) + "{")
                .user(blank(text, all, d -> d.what() == What.IMPORT), 0, text.length())
                .generated("\n}")
                .build(ref, text);
    }

    private Optional<CodeRef> boundState(CodeRef ref) {
        return project.node(ref.owner())
                .flatMap(node -> node.state())
                .filter(project.states()::containsKey)
                .map(name -> new CodeRef(name, Role.STATE))
                .filter(state ->
                        !Declarations.of(project.text(state), What.TYPE).isEmpty());
    }

    private UserSource.Builder head(String folder, String text, List<Declaration> all) {
        final UserSource.Builder builder = UserSource.builder(folder).generated(defaults);
        for (final Declaration declaration : all) {
            if (declaration.what() == What.IMPORT) {
                builder.user(text.replace('\n', ' '), declaration.start(), declaration.end());
                builder.generated(" ");
            }
        }
        return builder;
    }

    /** The text with spaces where these declarations stand: offsets and lines stay. */
    private static String blank(String text, List<Declaration> all, Predicate<Declaration> which) {
        final char[] chars = text.toCharArray();
        all.stream().filter(which).forEach(d -> {
            for (int i = d.start(); i < d.end(); i++) {
                chars[i] = chars[i] == '\n' || chars[i] == '\r' ? chars[i] : ' ';
            }
        });
        return new String(chars);
    }
}
