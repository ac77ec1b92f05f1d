/** Data sets, previews and tests. */
@NullMarked
package io.millrace.app.trial;

import org.jspecify.annotations.NullMarked;
