package io.millrace.app.snippet;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.millrace.app.snippet.Findings.Span;
import io.millrace.engine.topology.CodeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** A project's units after the compiler has looked at them: trees, elements and types, good for one analysis. */
final class Attributed {
    private final List<Unit> units;
    private final Trees trees;
    private final Types types;
    private final Elements elements;

    Attributed(JavacTask task, List<Unit> units) {
        this.units = List.copyOf(units);
        this.trees = Trees.instance(task);
        this.types = task.getTypes();
        this.elements = task.getElements();
    }

    /** A unit's source and tree. */
    record Unit(UserSource source, CompilationUnitTree tree) {
        CodeRef ref() {
            return source.ref();
        }

        /** Classes on the unit's outermost level. */
        List<ClassTree> classes() {
            return tree.getTypeDecls().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .toList();
        }

        /** Methods of this name in these classes. */
        List<MethodTree> methods(String name) {
            return classes().stream()
                    .flatMap(owner -> owner.getMembers().stream())
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .filter(m -> m.getName().contentEquals(name))
                    .toList();
        }
    }

    List<Unit> units() {
        return units;
    }

    Types types() {
        return types;
    }

    Optional<Unit> unit(CodeRef ref) {
        return units.stream().filter(u -> u.ref().equals(ref)).findFirst();
    }

    TreePath path(Unit unit, Tree tree) {
        return TreePath.getPath(unit.tree(), tree);
    }

    /** The element that a tree declares or names. */
    Optional<Element> element(Unit unit, Tree tree) {
        return Optional.ofNullable(path(unit, tree)).flatMap(this::element);
    }

    Optional<Element> element(TreePath path) {
        return Optional.ofNullable(trees.getElement(path));
    }

    Optional<TypeElement> type(String name) {
        return Optional.ofNullable(elements.getTypeElement(name));
    }

    /** The type of this text: a class name without arguments, a primitive, or an array of these. */
    Optional<TypeMirror> mirror(String name) {
        if (name.endsWith("[]")) {
            return mirror(name.substring(0, name.length() - 2)).map(types::getArrayType);
        }
        return Arrays.stream(TypeKind.values())
                .filter(kind -> kind.isPrimitive()
                        && kind.name().toLowerCase(Locale.ROOT).equals(name))
                .<TypeMirror>map(types::getPrimitiveType)
                .findFirst()
                .or(() -> type(name).map(TypeElement::asType));
    }

    Span span(Unit unit, Tree tree) {
        final long start = trees.getSourcePositions().getStartPosition(unit.tree(), tree);
        final long end = trees.getSourcePositions().getEndPosition(unit.tree(), tree);
        return new Span(unit.ref(), unit.source().toUser(start), unit.source().toUser(Math.max(start, end)));
    }

    /** The first place where a word stands at or after a tree: the name in a declaration. */
    Span nameSpan(Unit unit, Tree tree, String name) {
        final Span whole = span(unit, tree);
        final String text = unit.source().userText();
        return JavaLexer.code(text).stream()
                .filter(l -> l.start() >= whole.start() && l.of(text).equals(name))
                .findFirst()
                .map(l -> new Span(unit.ref(), l.start(), l.end()))
                .orElse(whole);
    }

    static boolean isNamed(TypeMirror type, Class<?> known) {
        return type instanceof javax.lang.model.type.DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(known.getName());
    }
}
