package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;

/**
 * Status and generation of a deployment. Threading: written by the worker, read by any.
 */
final class Vitals {
    private volatile DeploymentStatus status = DeploymentStatus.STARTING;
    private volatile int generation = 1;

    DeploymentStatus status() {
        return status;
    }

    int generation() {
        return generation;
    }

    void become(DeploymentStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("a deployment that is " + status + " can't become " + next);
        }
        status = next;
    }

    void generation(int number) {
        generation = number;
    }
}
