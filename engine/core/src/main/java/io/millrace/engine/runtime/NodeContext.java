package io.millrace.engine.runtime;

import io.millrace.engine.api.Context;
import io.millrace.engine.settings.ResolvedSettings;
import io.millrace.engine.settings.ResolvedSettings.Resolved;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What user code may ask. */
final class NodeContext implements Context {
    private final String node;
    private final ResolvedSettings settings;
    private final RunContext runs;

    NodeContext(String node, ResolvedSettings settings, RunContext runs) {
        this.node = node;
        this.settings = settings;
        this.runs = runs;
    }

    @Override
    public String nodeName() {
        return node;
    }

    @Override
    public Optional<String> setting(String name) {
        return settings.find(node, name).map(Resolved::value);
    }

    @Override
    public @Nullable Object key() {
        final Run run = runs.inHand();
        return run == null ? null : run.key();
    }

    @Override
    public long eventTimeNanos() {
        final Run run = runs.inHand();
        return run == null ? runs.pulse().epochNanos() : run.eventTime();
    }
}
