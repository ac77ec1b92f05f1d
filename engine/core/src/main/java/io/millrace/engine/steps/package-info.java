/** Steps of the engine's own that remember something for each key: windows and their like. */
@NullMarked
package io.millrace.engine.steps;

import org.jspecify.annotations.NullMarked;
