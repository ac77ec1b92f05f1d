/** Sender and receiver on plain sockets, for any program. */
@NullMarked
package io.millrace.app.peer;

import org.jspecify.annotations.NullMarked;
