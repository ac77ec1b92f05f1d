/** The project document and its folder on disk. */
@NullMarked
package io.millrace.app.project;

import org.jspecify.annotations.NullMarked;
