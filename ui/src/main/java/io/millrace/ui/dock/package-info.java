/** The panels below the canvas. */
@NullMarked
package io.millrace.ui.dock;

import org.jspecify.annotations.NullMarked;
