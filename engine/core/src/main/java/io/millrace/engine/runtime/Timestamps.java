package io.millrace.engine.runtime;

import io.millrace.engine.api.TimestampExtractor;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import org.jspecify.annotations.Nullable;

/** Event times of a source's messages: those that the user reads, or those of arrival. */
final class Timestamps {
    private final CodeRef code;
    private final @Nullable TimestampExtractor<Object> extractor;
    private final @Nullable SourceMark mark;

    /** {@code mark} goes along with them; null when nobody looks at it. */
    Timestamps(String node, @Nullable TimestampExtractor<Object> extractor, @Nullable SourceMark mark) {
        this.code = new CodeRef(node, Role.TIMESTAMP);
        this.extractor = extractor;
        this.mark = mark;
    }

    void apply(Run run, Object message) throws Exception {
        if (extractor != null) {
            run.inside(code);
            run.eventTime(extractor.timestampNanos(message));
            run.inside(null);
        }
        if (mark != null) {
            mark.message(run.eventTime());
        }
    }
}
