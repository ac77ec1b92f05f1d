/** The list of node kinds and quick-add. */
@NullMarked
package io.millrace.ui.palette;

import org.jspecify.annotations.NullMarked;
