package io.millrace.engine.runtime;

import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens all connectors of a flow, or none.
 *
 * <p>Threading: the worker.
 */
final class Opening {
    private final Flow flow;
    private final Surroundings surroundings;
    private final Worker worker;
    private final List<Problem> problems = new ArrayList<>();

    Opening(Flow flow, Surroundings surroundings, Worker worker) {
        this.flow = flow;
        this.surroundings = surroundings;
        this.worker = worker;
    }

    /** Sinks first: a source may hand over frames at once. Returns all the reasons why it could not be done. */
    List<Problem> open() {
        for (final Operator operator : flow.operators()) {
            final SinkPort sink = operator.sink();
            if (sink != null) {
                guarded(operator, context -> sink.connector().open(context));
            }
        }
        for (final Intake intake : flow.intakes()) {
            if (intake instanceof ReaderIntake reader) {
                guarded(
                        reader.starter().operator(),
                        context -> reader.connector().open(context, reader));
            }
        }
        return problems;
    }

    private void guarded(Operator operator, Step step) {
        try {
            step.open(new OperatorContext(operator, surroundings, flow.context().desk(), worker));
        } catch (DeploymentRefused refused) {
            problems.addAll(refused.problems());
        } catch (RuntimeException broken) {
            problems.add(Problem.error(
                    Where.subject(operator.name()),
                    operator.name() + " could not be opened: " + Rendering.error(broken),
                    "Look at its settings."));
        }
    }

    /** Opens one connector. */
    private interface Step {
        void open(ConnectorContext context) throws DeploymentRefused;
    }
}
