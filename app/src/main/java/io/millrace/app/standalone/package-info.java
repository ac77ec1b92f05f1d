/** What an exported jar starts with: it depends on the engine alone, so that it can be packed without the rest of app. */
@NullMarked
package io.millrace.app.standalone;

import org.jspecify.annotations.NullMarked;
