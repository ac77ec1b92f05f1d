/** Files and standard input and output, each read or written by a thread of its own, since they may block. */
@NullMarked
package io.millrace.engine.file;

import org.jspecify.annotations.NullMarked;
