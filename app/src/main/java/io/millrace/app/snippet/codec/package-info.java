/** The code of decoders and encoders that need none: written out from a type and a few settings. */
@NullMarked
package io.millrace.app.snippet.codec;

import org.jspecify.annotations.NullMarked;
