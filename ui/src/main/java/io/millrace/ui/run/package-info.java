/** Run, deploy, stop, export. */
@NullMarked
package io.millrace.ui.run;

import org.jspecify.annotations.NullMarked;
