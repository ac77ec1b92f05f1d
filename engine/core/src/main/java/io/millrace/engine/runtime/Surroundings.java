package io.millrace.engine.runtime;

import io.millrace.engine.settings.ResolvedSettings;
import java.nio.file.Path;

/**
 * What a deployment keeps of its engine and its plan. The plan's code is not among it: a generation that has been
 * replaced must be forgotten.
 */
record Surroundings(EngineOptions options, ResolvedSettings settings, Path baseFolder) {}
