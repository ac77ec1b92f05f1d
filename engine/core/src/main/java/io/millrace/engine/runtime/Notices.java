package io.millrace.engine.runtime;

import io.millrace.engine.metrics.FailureSample;
import io.millrace.engine.metrics.NodeMetrics.Link;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * What nodes have to say that is no number: what their connectors do, and the newest failures.
 *
 * <p>Threading: each worker sets its own, any may read.
 */
final class Notices {
    private static final int SAMPLES = 20;

    private final int nodes;
    private final int workers;
    private final AtomicReferenceArray<Link> links;
    private final AtomicReferenceArray<List<FailureSample>> failures;

    Notices(int nodes, int workers) {
        this.nodes = nodes;
        this.workers = workers;
        this.links = new AtomicReferenceArray<>(nodes * workers);
        this.failures = new AtomicReferenceArray<>(nodes * workers);
        for (int i = 0; i < links.length(); i++) {
            links.set(i, Link.NONE);
            failures.set(i, List.of());
        }
    }

    /** A worker that has the node's connector, or a part of it, says what that does. */
    void link(int worker, int node, Link link) {
        links.setRelease(worker * nodes + node, link);
    }

    void failures(int worker, int node, List<FailureSample> samples) {
        failures.setRelease(worker * nodes + node, samples);
    }

    Link link(int node) {
        Link all = Objects.requireNonNull(links.getAcquire(node));
        for (int worker = 1; worker < workers; worker++) {
            final Link more = Objects.requireNonNull(links.getAcquire(worker * nodes + node));
            all = more.equals(Link.NONE) ? all : all.equals(Link.NONE) ? more : together(all, more);
        }
        return all;
    }

    private static Link together(Link one, Link other) {
        return new Link(
                one.up() && other.up(),
                one.text().isEmpty() ? other.text() : one.text(),
                Math.max(one.port(), other.port()),
                one.connections() + other.connections());
    }

    /** The newest on all workers, newest last. */
    List<FailureSample> failures(int node) {
        if (workers == 1) {
            return Objects.requireNonNull(failures.getAcquire(node));
        }
        final List<FailureSample> all = IntStream.range(0, workers)
                .mapToObj(worker -> failures.getAcquire(worker * nodes + node))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(FailureSample::atMillis))
                .toList();
        return all.subList(Math.max(0, all.size() - SAMPLES), all.size());
    }
}
