package io.millrace.app.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.engine.metrics.EdgeMetrics;
import io.millrace.engine.metrics.Latencies;
import io.millrace.engine.metrics.Latency;
import io.millrace.engine.metrics.NodeMetrics;
import io.millrace.engine.topology.Edge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics as they stand in a line of JSON. Rates are per second, shares are from 0 to 1, times are nanoseconds; what
 * was not measured is absent.
 */
final class JsonMetrics {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final RunTexts texts;

    JsonMetrics(RunTexts texts) {
        this.texts = texts;
    }

    Map<String, Object> of(Rates rates) {
        final Map<String, Object> edges = new LinkedHashMap<>();
        for (final Edge edge : texts.edges()) {
            edges.put(edge.id(), edge(rates, edge.id()));
        }
        final Map<String, Object> nodes = new TreeMap<>();
        rates.now().nodes().forEach((name, node) -> nodes.put(name, node(node)));
        final Map<String, Object> all = new LinkedHashMap<>();
        all.put("upNanos", rates.now().upNanos());
        all.put("edges", edges);
        all.put("nodes", nodes);
        all.put("paths", paths(rates));
        all.put("workers", rates.now().workers());
        return all;
    }

    private static Map<String, Object> edge(Rates rates, String id) {
        final EdgeMetrics metrics = rates.now().edges().getOrDefault(id, new EdgeMetrics(0, 0, 0));
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("messages", metrics.messages());
        fields.put("perSecond", Math.round(rates.perSecond(id) * 10) / 10.0);
        fields.put("rates", metrics.rates());
        if (metrics.capacity() > 0) {
            fields.put("queue", metrics.queue());
        }
        return fields;
    }

    private static Map<String, Object> node(NodeMetrics node) {
        final Map<String, Object> fields = new LinkedHashMap<>(JSON.convertValue(node.counts(), FIELDS));
        fields.put("flow", node.flow());
        fields.put("load", node.load());
        put(fields, "nanos", node.latency());
        put(fields, "endToEndNanos", node.endToEnd());
        return fields;
    }

    private static List<Map<String, Object>> paths(Rates rates) {
        return rates.now().paths().stream()
                .map(path -> {
                    final Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("source", path.source());
                    fields.put("sink", path.sink());
                    put(fields, "nanos", path.latency());
                    return fields;
                })
                .toList();
    }

    private static void put(Map<String, Object> fields, String name, Latencies latencies) {
        final Map<String, Object> known = new LinkedHashMap<>();
        put(known, "recent", latencies.recent());
        put(known, "total", latencies.total());
        if (!known.isEmpty()) {
            fields.put(name, known);
        }
    }

    private static void put(Map<String, Object> fields, String name, Latency latency) {
        if (latency.isKnown()) {
            final Map<String, Object> values = new LinkedHashMap<>();
            values.put("samples", latency.samples());
            values.put("p50", latency.p50());
            values.put("p90", latency.p90());
            values.put("p99", latency.p99());
            values.put("p999", latency.p999());
            values.put("max", latency.max());
            fields.put(name, values);
        }
    }
}
