/** Benchmarks that anyone can run; each measures Millrace beside something written by hand, in the same run. */
@NullMarked
package io.millrace.bench;

import org.jspecify.annotations.NullMarked;
