package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.standalone.EndText;
import io.millrace.engine.runtime.EndReport;
import io.millrace.engine.topology.Topology;
import java.io.PrintStream;
import java.time.Duration;

/** A run as plain lines, for pipes and logs: a line of rates each second in which something moved. */
final class LineScreen implements RunScreen {
    private final PrintStream data;
    private final PrintStream status;
    private final Topology topology;
    private final RunTexts texts;
    private final RunNews news = new RunNews();
    private boolean moved;

    /**
     * Shows a run.
     *
     * @param data gets what receivers got
     * @param status gets everything else
     */
    LineScreen(PrintStream data, PrintStream status, Topology topology) {
        this.data = data;
        this.status = status;
        this.topology = topology;
        this.texts = new RunTexts(topology);
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void started(RunningApplication application) {
        status.println(application.project().topology().name() + " runs; Ctrl-C drains and stops it.");
        news(application);
    }

    private void news(RunningApplication application) {
        news.since(application, application.metrics()).forEach(line -> status.println(line.text()));
    }

    @Override
    public void output(String sink, byte[] message) {
        data.println(MessageText.show(message));
    }

    @Override
    public void tick(RunningApplication application, Rates rates) {
        news(application);
        if (rates.moved() || moved) {
            status.println(texts.line(rates));
        }
        moved = rates.moved();
        status.flush();
    }

    @Override
    public void ended(EndReport report) {
        data.flush();
        EndText.of(topology, report).forEach(status::println);
    }

    @Override
    public void notice(String line) {
        status.println(line);
    }

    @Override
    public void failed(Failure failure) {
        data.flush();
        failure.lines().forEach(status::println);
    }
}
