/** Every change of a project, as a value. */
@NullMarked
package io.millrace.app.edit;

import org.jspecify.annotations.NullMarked;
