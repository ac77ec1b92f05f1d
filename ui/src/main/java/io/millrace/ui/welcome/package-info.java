/** The page shown when no project is open. */
@NullMarked
package io.millrace.ui.welcome;

import org.jspecify.annotations.NullMarked;
