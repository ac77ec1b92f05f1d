package io.millrace.engine.runtime;

import io.millrace.engine.api.Failed;
import io.millrace.engine.catalogue.ErrorPolicy;
import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.topology.CodeRef;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where everything ends that user code throws: counts it, samples it, and decides whether the deployment goes on.
 *
 * <p>Threading: the worker.
 */
final class FailureDesk {
    /** Characters of a message inside a sentence. */
    private static final int SHOWN = 200;

    private final Pulse pulse;
    private final Halt halt;
    private final boolean samplesAll;
    private StackLines lines = StackLines.NONE;

    /** With {@code samplesAll} the same failures give the same samples, however fast they come. */
    FailureDesk(Pulse pulse, Halt halt, boolean samplesAll) {
        this.pulse = pulse;
        this.halt = halt;
        this.samplesAll = samplesAll;
    }

    Halt halt() {
        return halt;
    }

    /** Stack frames are told apart by the snippets of the running generation. */
    void lines(StackLines next) {
        lines = next;
    }

    /**
     * A message failed.
     *
     * @param code the user code that threw, when it was not the node's own
     * @param message what was in hand; null when nothing was
     */
    void failed(Operator operator, @Nullable CodeRef code, @Nullable Object message, Throwable problem) {
        operator.counts().failed++;
        // A flag left set would close the next socket that the worker touches.
        Thread.interrupted();
        judge(operator, message, problem);
        if (samplesAll || operator.failures().mayTake(pulse.now())) {
            final CodeRef where = code != null ? code : operator.code();
            operator.failures().add(sample(Optional.ofNullable(where), message, problem));
        }
    }

    /** User code threw while a step gave a result, which is lost; no message has failed by it. */
    void failedOutside(Operator operator, @Nullable CodeRef code, Throwable problem) {
        operator.counts().troubles++;
        Thread.interrupted();
        judge(operator, null, problem);
        if (samplesAll || operator.failures().mayTake(pulse.now())) {
            final Optional<CodeRef> where = Optional.ofNullable(code != null ? code : operator.code());
            operator.failures()
                    .add(new FailureSample(millis(), where, Rendering.error(problem), "", lines.frames(problem)));
        }
    }

    /** A failed message as it leaves by the error port. */
    Failed<?> letter(Operator operator, @Nullable Object message, Throwable problem) {
        return new Failed<>(
                message instanceof ByteBuffer frame ? Rendering.copy(frame) : message,
                Rendering.error(problem),
                problem instanceof BadResult
                        ? BadResult.class.getSimpleName()
                        : problem.getClass().getName(),
                operator.name(),
                lines.innermost(problem),
                Instant.EPOCH.plusNanos(pulse.exactEpochNanos()));
    }

    /** Something happened at the node that is no failure of a message. */
    void trouble(Operator operator, String error, String detail) {
        operator.counts().troubles++;
        if (samplesAll || operator.failures().mayTake(pulse.exactly())) {
            final String cut = Rendering.cut(detail);
            operator.failures().add(new FailureSample(millis(), Optional.empty(), error, cut, List.of()));
        }
    }

    /** User code threw outside of any message. */
    void trouble(Operator operator, CodeRef code, Throwable problem) {
        operator.counts().troubles++;
        operator.failures()
                .add(new FailureSample(
                        millis(), Optional.of(code), Rendering.error(problem), "", lines.frames(problem)));
    }

    private FailureSample sample(Optional<CodeRef> code, @Nullable Object message, Throwable problem) {
        return new FailureSample(
                millis(), code, Rendering.error(problem), Rendering.message(message), lines.frames(problem));
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(pulse.exactEpochNanos());
    }

    private void judge(Operator operator, @Nullable Object message, Throwable problem) {
        if (problem instanceof VirtualMachineError && !(problem instanceof StackOverflowError)) {
            halt.giveUp(words(operator, problem) + ". The deployment can't go on after that.");
        } else if (problem instanceof LinkageError) {
            halt.stop(words(operator, problem) + ". Its code does not fit the classes that it was loaded with.");
        } else if (operator.policy() == ErrorPolicy.STOP) {
            halt.stop(words(operator, problem) + (message == null ? "" : ". The message in hand was " + shown(message))
                    + ". Everything was stopped, as on-error of " + operator.name() + " says.");
        }
    }

    private String words(Operator operator, Throwable problem) {
        return operator.name() + " failed" + lines.place(problem) + ": " + Rendering.error(problem);
    }

    private static String shown(Object message) {
        final String text = Rendering.message(message);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
