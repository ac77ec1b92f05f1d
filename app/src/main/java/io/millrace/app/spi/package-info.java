/** What a window provides to the command line. */
@NullMarked
package io.millrace.app.spi;

import org.jspecify.annotations.NullMarked;
