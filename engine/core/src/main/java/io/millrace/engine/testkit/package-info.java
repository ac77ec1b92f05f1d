/** Runs topologies by hand, without sockets and threads. */
@NullMarked
package io.millrace.engine.testkit;

import org.jspecify.annotations.NullMarked;
