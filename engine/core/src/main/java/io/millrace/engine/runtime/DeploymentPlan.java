package io.millrace.engine.runtime;

import io.millrace.engine.settings.ResolvedSettings;
import io.millrace.engine.topology.Topology;
import java.nio.file.Path;

/**
 * Everything that is needed to run an application.
 *
 * @param settings resolved for every node of the topology
 * @param baseFolder relative file paths in settings start here
 */
public record DeploymentPlan(Topology topology, Code code, ResolvedSettings settings, Path baseFolder) {}
