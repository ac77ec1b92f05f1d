/** Runnable jars. */
@NullMarked
package io.millrace.app.export;

import org.jspecify.annotations.NullMarked;
