/** Every node kind, defined once. */
@NullMarked
package io.millrace.engine.catalogue;

import org.jspecify.annotations.NullMarked;
