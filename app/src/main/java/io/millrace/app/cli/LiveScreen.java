package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.standalone.EndText;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.topology.Topology;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;

/** A run on a terminal: a block of rows that is drawn again in place; what comes out scrolls above it. */
final class LiveScreen implements RunScreen {
    private static final int NEWS = 4;

    private final InPlace block;
    private final Body body;
    private final Topology topology;
    private final RunNews news = new RunNews();
    private final Deque<String> newest = new ArrayDeque<>();

    /** What the block shows. */
    record Body(BiFunction<RunningApplication, Rates, List<String>> rows, boolean outputsAbove) {}

    LiveScreen(InPlace block, Body body, Topology topology) {
        this.block = block;
        this.body = body;
        this.topology = topology;
    }

    @Override
    public Duration period() {
        return Duration.ofMillis(250);
    }

    @Override
    public void started(RunningApplication application) {
        tick(application, new Rates(java.util.Optional.empty(), application.metrics()));
    }

    @Override
    public void output(String sink, byte[] message) {
        if (body.outputsAbove()) {
            block.above(MessageText.show(message));
        }
    }

    @Override
    public void tick(RunningApplication application, Rates rates) {
        news.since(application, rates.now()).forEach(line -> newest.add(line.text()));
        while (newest.size() > NEWS) {
            newest.remove();
        }
        final List<String> rows = new ArrayList<>();
        rows.add(application.project().topology().name() + "   generation " + application.generation()
                + "   Ctrl-C drains and stops");
        rows.add("");
        rows.addAll(body.rows().apply(application, rates));
        rows.add("");
        rows.addAll(newest);
        block.draw(rows);
    }

    @Override
    public void ended(EndReport report) {
        block.leave();
        EndText.of(topology, report).forEach(block::above);
    }

    @Override
    public void notice(String line) {
        block.above(line);
    }

    @Override
    public void failed(Failure failure) {
        block.leave();
        failure.lines().forEach(block::above);
    }
}
