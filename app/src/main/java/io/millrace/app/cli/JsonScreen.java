package io.millrace.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.deploy.RunningApplication;
import io.millrace.engine.metrics.MetricsSnapshot;
import io.millrace.engine.runtime.EndReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run as JSON, one object on each line. */
final class JsonScreen implements RunScreen {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final JsonMetrics metrics;
    private final RunNews news = new RunNews();

    JsonScreen(PrintStream out, RunTexts texts) {
        this.out = out;
        this.metrics = new JsonMetrics(texts);
    }

    @Override
    public Duration period() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void started(RunningApplication application) {
        final Map<String, Object> links = new TreeMap<>();
        application.metrics().nodes().forEach((node, metrics) -> links.put(node, metrics.link()));
        print(new TreeMap<>(Map.of(
                "event",
                "started",
                "application",
                application.project().topology().name(),
                "links",
                links)));
        // The links that they begin with are in it.
        news.since(application, application.metrics());
    }

    @Override
    public void output(String sink, byte[] message) {
        final Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "output");
        line.put("sink", sink);
        MessageText.text(message)
                .ifPresentOrElse(text -> line.put("text", text), () -> line.put("hex", MessageText.hex(message)));
        print(line);
    }

    @Override
    public void tick(RunningApplication application, Rates rates) {
        news(application, rates.now());
        final Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "rates");
        line.put("status", rates.now().status());
        line.put("generation", rates.now().generation());
        line.putAll(metrics.of(rates));
        print(line);
    }

    @Override
    public void ended(EndReport report) {
        final Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "ended");
        line.putAll(metrics.of(new Rates(Optional.empty(), report.metrics())));
        line.put("undelivered", new TreeMap<>(report.undelivered()));
        line.put("halfFrames", new TreeMap<>(report.halfFrames()));
        print(line);
    }

    @Override
    public void notice(String text) {
        final Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "notice");
        line.put("text", text);
        print(line);
    }

    @Override
    public void failed(Failure failure) {
        final Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "failed");
        line.put("reason", failure.reason());
        line.putAll(metrics.of(new Rates(Optional.empty(), failure.last())));
        print(line);
    }

    private void news(RunningApplication application, MetricsSnapshot now) {
        news.since(application, now).forEach(each -> {
            final Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", each.sort().name().toLowerCase(Locale.ROOT));
            line.put("node", each.node());
            line.put("text", each.words());
            print(line);
        });
    }

    private synchronized void print(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of plain maps and records can be written", e);
        }
    }
}
