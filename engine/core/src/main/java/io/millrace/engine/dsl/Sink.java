package io.millrace.engine.dsl;

import io.millrace.engine.api.Failed;
import io.millrace.engine.catalogue.ErrorPolicy;
import java.util.List;

/**
 * Where a pipeline ends.
 *
 * <p>Threading: a builder, for one thread.
 */
public final class Sink {
    private final Application application;
    private final String node;

    Sink(Application application, String node) {
        this.application = application;
        this.node = node;
    }

    /** Says what becomes of messages that can't be encoded. */
    public Sink onError(ErrorPolicy policy) {
        application.set(node, ErrorPolicy.SETTING, policy.id());
        return this;
    }

    /** The messages that could not be encoded; they leave by the sink's error port. */
    public Pipeline<Failed<?>> errors() {
        return Pipeline.failedAt(application, List.of(node));
    }
}
