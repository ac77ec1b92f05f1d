/** Counters, rates and the snapshot that everyone reads. */
@NullMarked
package io.millrace.engine.metrics;

import org.jspecify.annotations.NullMarked;
