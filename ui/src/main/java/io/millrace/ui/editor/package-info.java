/** The code editor. */
@NullMarked
package io.millrace.ui.editor;

import org.jspecify.annotations.NullMarked;
