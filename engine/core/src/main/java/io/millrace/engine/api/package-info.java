/** What a user's code writes against. */
@NullMarked
package io.millrace.engine.api;

import org.jspecify.annotations.NullMarked;
