/** One open project: document, history, checks, deployment, trials. */
@NullMarked
package io.millrace.app.session;

import org.jspecify.annotations.NullMarked;
