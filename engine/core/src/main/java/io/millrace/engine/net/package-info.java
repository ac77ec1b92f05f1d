/** TCP connectors; beside the runtime's event loop the only user of Netty. */
@NullMarked
package io.millrace.engine.net;

import org.jspecify.annotations.NullMarked;
