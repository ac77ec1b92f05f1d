/** What all panels share: the model of a window, selection, actions, theme. */
@NullMarked
package io.millrace.ui.common;

import org.jspecify.annotations.NullMarked;
