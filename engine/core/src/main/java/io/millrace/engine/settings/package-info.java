/** Which value a setting has, and who said so. */
@NullMarked
package io.millrace.engine.settings;

import org.jspecify.annotations.NullMarked;
