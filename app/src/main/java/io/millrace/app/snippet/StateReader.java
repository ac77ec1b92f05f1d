package io.millrace.app.snippet;

import com.sun.source.tree.ClassTree;
import io.millrace.app.project.Project;
import io.millrace.app.snippet.Attributed.Unit;
import io.millrace.app.snippet.Declarations.Declaration;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.app.snippet.Entry.Gives;
import io.millrace.app.snippet.Entry.Life;
import io.millrace.app.snippet.Findings.Span;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads a State's snippet: its first class is the State. */
final class StateReader {
    private final Project project;
    private final Attributed code;
    private final Findings findings;

    StateReader(Project project, Attributed code, Findings findings) {
        this.project = project;
        this.code = code;
        this.findings = findings;
    }

    Optional<Entry> read(Unit unit) {
        for (final Declaration member : Declarations.of(project.text(unit.ref()), What.MEMBER)) {
            findings.error(
                    new Span(unit.ref(), member.start(), member.end()),
                    "fields and methods of a State stand in its class: class Tally { long total; }");
        }
        return unit.classes().stream()
                .flatMap(holder -> holder.getMembers().stream())
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .findFirst()
                .flatMap(tree -> entry(unit, tree));
    }

    private Optional<Entry> entry(Unit unit, ClassTree tree) {
        final Span name = code.nameSpan(unit, tree, tree.getSimpleName().toString());
        final TypeElement type = (TypeElement) code.element(unit, tree).orElse(null);
        if (type == null) {
            return Optional.empty();
        }
        final boolean constructible = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .anyMatch(c -> c.getParameters().isEmpty() && !c.getModifiers().contains(Modifier.PRIVATE));
        if (type.getKind() != ElementKind.CLASS || type.getModifiers().contains(Modifier.ABSTRACT) || !constructible) {
            findings.error(
                    name,
                    type.getSimpleName() + " must be a class with a constructor that takes nothing: it is made new"
                            + " for each key");
            return Optional.empty();
        } else if (!type.getTypeParameters().isEmpty()) {
            findings.error(name, "the class of a State can't be generic");
            return Optional.empty();
        }
        return Optional.of(new Entry(
                unit.ref(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(type.asType()),
                Optional.empty(),
                Gives.NOTHING,
                Life.NONE,
                name,
                name));
    }
}
