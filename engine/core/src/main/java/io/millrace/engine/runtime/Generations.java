package io.millrace.engine.runtime;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.settings.ResolvedSettings;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user code that runs. A generation is made as a whole or not at all, and nothing of the one before is kept.
 *
 * <p>Threading: the worker, between two messages.
 */
final class Generations {
    private final Flow flow;
    private final List<CodeNeed> needs;
    private final ResolvedSettings settings;
    private final StackLines lines;
    private final Map<CodeRef, UserFunction> functions = new HashMap<>();
    private final Weaver weaver = new Weaver();

    Generations(Flow flow, List<CodeNeed> needs, ResolvedSettings settings) {
        this.flow = flow;
        this.needs = List.copyOf(needs);
        this.settings = settings;
        this.lines = StackLines.of(needs.stream().map(CodeNeed::ref).toList());
        flow.context().desk().lines(lines);
    }

    /** Makes the first generation. */
    void first(Code code) throws DeploymentRefused {
        install(prepare(needs, code));
    }

    /** Makes the changed snippets of {@code next}; nothing else changes yet. */
    Next prepare(Code next, Set<CodeRef> changed) throws DeploymentRefused {
        return prepare(
                needs.stream().filter(need -> changed.contains(need.ref())).toList(), next);
    }

    /** Code that has been made and opened and is not in use yet. */
    record Next(List<CodeNeed> wanted, List<UserFunction> made) {}

    private Next prepare(List<CodeNeed> wanted, Code code) throws DeploymentRefused {
        final Making making = new Making();
        for (final CodeNeed need : wanted) {
            make(need, code, making);
        }
        if (!making.problems.isEmpty()) {
            close(making.made);
            throw new DeploymentRefused(making.problems);
        }
        return new Next(wanted, making.made);
    }

    /** Gives up what has been made. */
    void discard(Next next) {
        close(next.made());
    }

    /** Exchanges the code. */
    void install(Next next) {
        final List<UserFunction> old = new ArrayList<>();
        for (final CodeNeed need : next.wanted()) {
            final UserFunction before = functions.remove(need.ref());
            if (before != null) {
                old.add(before);
            }
        }
        next.made().forEach(function -> functions.put(function.need().ref(), function));
        final StageMaker maker = new StageMaker(flow, functions);
        maker.replace(next.wanted());
        maker.stepsWithoutCode();
        if (flow.context().hasLinks()) {
            weaver.weave(flow);
        }
        old.forEach(this::retire);
    }

    private void retire(UserFunction function) {
        final CallPort calls = calls(function.need());
        if (calls == null) {
            close(List.of(function));
        } else {
            calls.retire(() -> close(List.of(function)));
        }
    }

    /** Where this code is called by threads of its own; null when the worker calls it. */
    private @Nullable CallPort calls(CodeNeed need) {
        return need.ref().role() == Role.COMPUTE
                ? flow.operator(need.node()).map(Operator::calls).orElse(null)
                : null;
    }

    private void make(CodeNeed need, Code code, Making making) {
        final CodeFactory factory = code.factory(need.ref()).orElse(null);
        if (factory == null) {
            if (need.required()) {
                making.problems.add(PlanChecks.missing(need));
            }
            return;
        }
        try {
            final NodeContext context = new NodeContext(need.node(), settings, flow.context());
            final CallPort calls = calls(need);
            final UserFunction function = calls == null
                    ? UserFunction.make(need, factory, context)
                    : UserFunction.forThreads(calls.threads(), need, factory, calls.context(context));
            making.made.add(function);
            changedState(function).ifPresent(making.problems::add);
        } catch (Throwable problem) {
            making.problems.add(refusal(need, problem));
        }
    }

    private Optional<Problem> changedState(UserFunction function) {
        final CodeRef ref = function.need().ref();
        final StateStore store = flow.states().get(ref.owner());
        final Object first = function.firstState();
        if (store == null || first == null || store.type() == null || store.type() == first.getClass()) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(
                Where.code(ref, 0, 0),
                "the class of the State " + ref.owner() + " has changed, which needs a restart",
                "Stop and run again; its objects start anew."));
    }

    private Problem refusal(CodeNeed need, Throwable problem) {
        final int line = lines.frames(problem).stream()
                .filter(frame -> frame.code().equals(need.ref()))
                .mapToInt(frame -> frame.line())
                .findFirst()
                .orElse(0);
        return Problem.error(
                Where.code(need.ref(), line, 0),
                need.ref().owner() + " could not be started" + lines.place(problem) + ": " + Rendering.error(problem),
                "Correct its " + need.ref().role().id() + " code.");
    }

    /** The deployment is over. */
    void close() {
        close(functions.values());
        functions.clear();
    }

    private void close(Collection<UserFunction> done) {
        for (final UserFunction function : done) {
            try {
                function.close();
            } catch (Throwable problem) {
                final CodeNeed need = function.need();
                flow.operator(need.node())
                        .ifPresent(operator -> flow.context().desk().trouble(operator, need.ref(), problem));
            }
        }
    }

    /** What has been made of a generation so far. */
    private static final class Making {
        private final List<UserFunction> made = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
    }
}
