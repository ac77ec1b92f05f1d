package io.millrace.engine.metrics;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a deployment.
 *
 * <pre>
 * STARTING -> RUNNING -> DRAINING -> STOPPED
 *     |        |   ^        |
 *     |        v   |        |
 *     |      SWAPPING       |
 *     +--------+------------+----> FAILED
 * </pre>
 */
public enum DeploymentStatus {
    STARTING,
    RUNNING,
    SWAPPING,
    DRAINING,
    STOPPED,
    FAILED;

    public boolean isTerminal() {
        return this == STOPPED || this == FAILED;
    }

    public boolean canBecome(DeploymentStatus next) {
        return successors().contains(next);
    }

    private Set<DeploymentStatus> successors() {
        return switch (this) {
            case STARTING -> EnumSet.of(RUNNING, DRAINING, FAILED);
            case RUNNING -> EnumSet.of(SWAPPING, DRAINING, FAILED);
            case SWAPPING -> EnumSet.of(RUNNING, DRAINING, FAILED);
            case DRAINING -> EnumSet.of(STOPPED, FAILED);
            case STOPPED, FAILED -> EnumSet.noneOf(DeploymentStatus.class);
        };
    }
}
