/** Project to running deployment and back. */
@NullMarked
package io.millrace.app.deploy;

import org.jspecify.annotations.NullMarked;
