/** Threads, chains, queues, deployments. */
@NullMarked
package io.millrace.engine.runtime;

import org.jspecify.annotations.NullMarked;
