package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.engine.runtime.EndReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** Lines, and a drawing with the first rates, for output that can't be drawn again in place. */
final class DrawnAtEnds implements RunScreen {
    private final RunScreen lines;
    private final PrintStream out;
    private final BiFunction<RunningApplication, Rates, List<String>> drawing;
    private boolean drawn;

    DrawnAtEnds(RunScreen lines, PrintStream out, BiFunction<RunningApplication, Rates, List<String>> drawing) {
        this.lines = lines;
        this.out = out;
        this.drawing = drawing;
    }

    @Override
    public Duration period() {
        return lines.period();
    }

    @Override
    public void started(RunningApplication application) {
        lines.started(application);
    }

    @Override
    public void output(String sink, byte[] message) {
        lines.output(sink, message);
    }

    @Override
    public void tick(RunningApplication application, Rates rates) {
        if (!drawn && rates.moved()) {
            drawn = true;
            drawing.apply(application, rates).forEach(out::println);
        }
        lines.tick(application, rates);
    }

    @Override
    public void ended(EndReport report) {
        lines.ended(report);
    }

    @Override
    public void notice(String line) {
        lines.notice(line);
    }

    @Override
    public void failed(Failure failure) {
        lines.failed(failure);
    }
}
