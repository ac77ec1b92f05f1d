/** Snippets to classes: the only user of the compiler. */
@NullMarked
package io.millrace.app.snippet;

import org.jspecify.annotations.NullMarked;
