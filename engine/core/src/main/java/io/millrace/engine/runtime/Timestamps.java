package io.millrace.engine.runtime;

import io.millrace.engine.api.TimestampExtractor;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import org.jspecify.annotations.Nullable;

/** Event times of a source's messages: those that the user reads, or those of arrival. */
final class Timestamps {
    private final CodeRef code;
    private final @Nullable TimestampExtractor<Object> extractor;

    Timestamps(String node, @Nullable TimestampExtractor<Object> extractor) {
        this.code = new CodeRef(node, Role.TIMESTAMP);
        this.extractor = extractor;
    }

    void apply(Run run, Object message) throws Exception {
        if (extractor != null) {
            run.inside(code);
            run.eventTime(extractor.timestampNanos(message));
            run.inside(null);
        }
    }
}
