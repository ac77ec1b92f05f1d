/**
 * The fluent Java API: builds the same topology as the designer, so that the engine is a library too.
 *
 * <pre>{@code
 * Application app = Application.named("celsius");
 * app.source("in", Sources.tcp(7001), frame -> frame.getFloat())
 *    .compute("to-fahrenheit", celsius -> celsius * 1.8 + 32)
 *    .sink("out", Sinks.tcp("127.0.0.1", 7002), Sinks.line(f -> String.format("%.6f", f)));
 * try (Deployment running = Engine.create(EngineOptions.standard()).deploy(app.plan())) {
 *     running.ended().join();
 * }
 * }</pre>
 */
@NullMarked
package io.millrace.engine.dsl;

import org.jspecify.annotations.NullMarked;
