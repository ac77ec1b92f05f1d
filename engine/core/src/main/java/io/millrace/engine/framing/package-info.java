/** How bytes become frames: pure functions, no sockets. */
@NullMarked
package io.millrace.engine.framing;

import org.jspecify.annotations.NullMarked;
