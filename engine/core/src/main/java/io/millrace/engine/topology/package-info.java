/** The immutable graph and its checks. */
@NullMarked
package io.millrace.engine.topology;

import org.jspecify.annotations.NullMarked;
