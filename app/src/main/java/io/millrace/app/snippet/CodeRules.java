package io.millrace.app.snippet;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.millrace.app.snippet.Attributed.Unit;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What Java allows and a snippet must not do: remember things outside a State, or end the program. */
final class CodeRules extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final Set<String> ENDINGS =
            Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");
    private static final Set<Tree.Kind> CHANGES = Set.of(
            Tree.Kind.PREFIX_INCREMENT,
            Tree.Kind.PREFIX_DECREMENT,
            Tree.Kind.POSTFIX_INCREMENT,
            Tree.Kind.POSTFIX_DECREMENT);

    /** What a field of a function must not begin with, subtypes included. Arrays are how Java writes tables. */
    private static final List<String> GROWING = List.of(
            "java.util.Collection",
            "java.util.Map",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.atomic.LongAdder");

    private final Attributed code;
    private final Findings findings;
    private final Unit unit;

    private CodeRules(Attributed code, Findings findings, Unit unit) {
        this.code = code;
        this.findings = findings;
        this.unit = unit;
    }

    static void check(Attributed code, Findings findings) {
        code.units().forEach(unit -> new CodeRules(code, findings, unit).scan(unit.tree(), null));
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        final Optional<Element> element = code.element(getCurrentPath());
        final boolean field =
                element.filter(e -> e.getKind() == ElementKind.FIELD).isPresent();
        if (field) {
            final Set<Modifier> modifiers = element.orElseThrow().getModifiers();
            if (modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.FINAL)) {
                final String name = tree.getName().toString();
                findings.error(
                        code.nameSpan(unit, tree, name),
                        name + " would be shared by all messages; make it final, or keep it in a State");
            } else if (grows(tree, element.orElseThrow())) {
                findings.error(
                        code.span(unit, Objects.requireNonNull(tree.getInitializer())),
                        tree.getName() + " could remember something from one message to the next; use a State (a table"
                                + " that is only read: List.of, Map.of)");
            } else if (inRecord() && bufferOf(element.orElseThrow())) {
                findings.error(
                        code.span(unit, tree.getType()),
                        "a record can't keep a ByteBuffer: its bytes change after the call; use byte[]");
            }
        }
        return super.visitVariable(tree, nothing);
    }

    /** A field of the function itself that begins with something that can be filled. */
    private boolean grows(VariableTree tree, Element field) {
        return tree.getInitializer() instanceof NewClassTree made
                && field.getEnclosingElement() instanceof TypeElement owner
                && Names.isHolder(owner.getSimpleName().toString())
                && code.element(new TreePath(getCurrentPath(), made))
                        .map(Element::getEnclosingElement)
                        .filter(type -> GROWING.stream().anyMatch(known -> isA(type, known)))
                        .isPresent();
    }

    private boolean isA(Element type, String known) {
        return code.mirror(known)
                .filter(other -> code.types()
                        .isSubtype(
                                code.types().erasure(type.asType()),
                                code.types().erasure(other)))
                .isPresent();
    }

    private boolean inRecord() {
        return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    }

    private static boolean bufferOf(Element element) {
        return element instanceof VariableElement variable && Attributed.isNamed(variable.asType(), ByteBuffer.class);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
        changed(tree, tree.getVariable());
        return super.visitAssignment(tree, nothing);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void nothing) {
        changed(tree, tree.getVariable());
        return super.visitCompoundAssignment(tree, nothing);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void nothing) {
        if (CHANGES.contains(tree.getKind())) {
            changed(tree, tree.getExpression());
        }
        return super.visitUnary(tree, nothing);
    }

    /** Fields of the function itself, and what they hold, may change in {@code open} only. */
    private void changed(Tree change, ExpressionTree target) {
        final Element field = remembered(target).orElse(null);
        if (field != null && !mayChangeHere()) {
            findings.error(
                    code.span(unit, change),
                    field.getSimpleName() + " would remember something from one message to the next; keep it in a State"
                            + " (a field may be set in open only)");
        }
    }

    /** The field of the function that changes with this; what is final or static is refused where it is declared. */
    private Optional<Element> remembered(ExpressionTree target) {
        TreePath at = new TreePath(getCurrentPath(), target);
        while (true) {
            final Optional<Element> field = code.element(at).filter(CodeRules::isOfFunction);
            if (field.isPresent()) {
                final boolean inside = at.getLeaf() != target;
                return field.filter(f -> inside
                        || !f.getModifiers().contains(Modifier.STATIC)
                                && !f.getModifiers().contains(Modifier.FINAL));
            }
            final ExpressionTree holder = holder(at.getLeaf());
            if (holder == null) {
                return Optional.empty();
            }
            at = new TreePath(at, holder);
        }
    }

    /** What an element of an array or a field of an object belongs to. */
    private static @Nullable ExpressionTree holder(Tree part) {
        if (part instanceof ArrayAccessTree element) {
            return element.getExpression();
        } else if (part instanceof MemberSelectTree member) {
            return member.getExpression();
        }
        return part instanceof ParenthesizedTree inner ? inner.getExpression() : null;
    }

    private static boolean isOfFunction(Element element) {
        return element.getKind() == ElementKind.FIELD
                && element.getEnclosingElement() instanceof TypeElement owner
                && Names.isHolder(owner.getSimpleName().toString());
    }

    /** In {@code open}, or while the function is made; not in what these only write down for later. */
    private boolean mayChangeHere() {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree) {
                return false;
            } else if (path.getLeaf() instanceof MethodTree method) {
                return method.getName().contentEquals("open")
                        && path.getParentPath().getLeaf() instanceof ClassTree owner
                        && Names.isHolder(owner.getSimpleName().toString());
            }
        }
        return true;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
        ending(tree, new TreePath(getCurrentPath(), tree.getMethodSelect()));
        return super.visitMethodInvocation(tree, nothing);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
        ending(tree, getCurrentPath());
        return super.visitMemberReference(tree, nothing);
    }

    private void ending(Tree tree, TreePath called) {
        code.element(called)
                .map(e -> e.getEnclosingElement() instanceof TypeElement owner
                        ? owner.getQualifiedName() + "." + e.getSimpleName()
                        : "")
                .filter(ENDINGS::contains)
                .ifPresent(
                        name -> findings.error(
                                code.span(unit, tree),
                                name.substring(name.indexOf('.', 5) + 1)
                                        + " would end the whole program, and every pipeline with it; throw an exception instead"));
    }
}
