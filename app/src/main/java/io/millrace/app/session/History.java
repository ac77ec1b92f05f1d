package io.millrace.app.session;

import io.millrace.app.project.Project;
import io.millrace.engine.topology.CodeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Steps of one document, each with the whole document before and behind it. Used by one thread. */
final class History {
    private static final int DEEPEST = 1000;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    /**
     * One step.
     *
     * @param typed the snippet, when the step is typing in one
     * @param takesBack how many steps before this one the search for older changes of the snippet begins, when this step
     *     took back a change of one snippet; 0 = it did not
     */
    record Step(
            Project before,
            Project after,
            String label,
            Optional<String> reveal,
            Optional<CodeRef> code,
            Optional<CodeRef> typed,
            int takesBack) {
        Step behind(Project now) {
            return new Step(before, now, label, reveal, code, typed, takesBack);
        }

        Step from(Project now) {
            return new Step(now, after, label, reveal, code, typed, takesBack);
        }

        Step joined(Step next) {
            return new Step(before, next.after, label, next.reveal, next.code, typed, 0);
        }
    }

    /** Adds a step; one that joins becomes part of the last, when that was typing in the same snippet. */
    void add(Step step, boolean joins) {
        final Step last = done.peek();
        if (joins
                && last != null
                && undone.isEmpty()
                && last.typed().isPresent()
                && last.typed().equals(step.typed())) {
            done.pop();
            done.push(last.joined(step));
        } else {
            done.push(step);
        }
        undone.clear();
        while (done.size() > DEEPEST) {
            done.removeLast();
        }
    }

    Optional<Step> last() {
        return Optional.ofNullable(done.peek());
    }

    /** The document between the last step and the next one to redo is another one now. */
    void amend(Project now) {
        done.push(done.pop().behind(now));
        if (!undone.isEmpty()) {
            undone.push(undone.pop().from(now));
        }
    }

    Optional<Step> undo() {
        final Optional<Step> step = Optional.ofNullable(done.poll());
        step.ifPresent(undone::push);
        return step;
    }

    Optional<Step> redo() {
        final Optional<Step> step = Optional.ofNullable(undone.poll());
        step.ifPresent(done::push);
        return step;
    }

    Optional<String> undoLabel() {
        return Optional.ofNullable(done.peek()).map(Step::label);
    }

    Optional<String> redoLabel() {
        return Optional.ofNullable(undone.peek()).map(Step::label);
    }

    /**
     * The text of a snippet before its last change.
     *
     * @param depth how many steps back the change was, from 1
     */
    record Older(String text, int depth) {}

    /** The last change of a snippet that was not taken back yet; a renamed owner is followed. */
    Optional<Older> older(CodeRef code) {
        final List<Step> steps = new ArrayList<>(done);
        CodeRef ref = code;
        int at = 0;
        while (at < steps.size()) {
            final Step step = steps.get(at);
            if (step.takesBack() > 0 && step.code().filter(ref::equals).isPresent()) {
                final int next = at + step.takesBack();
                final Optional<CodeRef> there = next < steps.size()
                        ? CodeOwners.before(ref, step.after(), steps.get(next).after())
                        : Optional.empty();
                if (there.isEmpty()) {
                    return Optional.empty();
                }
                ref = there.get();
                at = next;
                continue;
            }
            final Optional<CodeRef> before = CodeOwners.before(ref, step.after(), step.before());
            if (before.isEmpty()) {
                return Optional.empty();
            }
            final String text = step.before().text(before.get());
            at++;
            if (!text.equals(step.after().text(ref))) {
                return Optional.of(new Older(text, at));
            }
            ref = before.get();
        }
        return Optional.empty();
    }
}
