/** The window: toolbar, panels, status bar. */
@NullMarked
package io.millrace.ui.window;

import org.jspecify.annotations.NullMarked;
