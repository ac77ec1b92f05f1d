/** The drawing of the topology. */
@NullMarked
package io.millrace.ui.canvas;

import org.jspecify.annotations.NullMarked;
