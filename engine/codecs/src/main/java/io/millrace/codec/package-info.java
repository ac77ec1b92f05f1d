/** CSV and JSON, read and written field by field: what the made code of decoders and encoders calls. */
@NullMarked
package io.millrace.codec;

import org.jspecify.annotations.NullMarked;
