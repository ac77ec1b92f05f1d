/** Name, settings and code of what is selected. */
@NullMarked
package io.millrace.ui.inspector;

import org.jspecify.annotations.NullMarked;
