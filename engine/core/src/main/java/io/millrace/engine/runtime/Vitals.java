package io.millrace.engine.runtime;

import io.millrace.engine.metrics.DeploymentStatus;

/**
 * Status and generation of a deployment.
 *
 * <p>Threading: any.
 */
final class Vitals {
    private volatile DeploymentStatus status = DeploymentStatus.STARTING;
    private volatile int generation = 1;
    private boolean drainsAfterSwap;

    DeploymentStatus status() {
        return status;
    }

    int generation() {
        return generation;
    }

    synchronized void become(DeploymentStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("a deployment that is " + status + " can't become " + next);
        }
        status = next;
    }

    /** Takes in nothing more; while code is being exchanged that comes first. */
    synchronized void drain() {
        if (status == DeploymentStatus.SWAPPING) {
            drainsAfterSwap = true;
        } else if (status == DeploymentStatus.RUNNING) {
            status = DeploymentStatus.DRAINING;
        }
    }

    /** Whether code may be exchanged now; if so, {@link #endSwap} follows. */
    synchronized boolean beginSwap() {
        if (status != DeploymentStatus.RUNNING) {
            return false;
        }
        status = DeploymentStatus.SWAPPING;
        return true;
    }

    synchronized void endSwap(boolean swapped) {
        generation += swapped ? 1 : 0;
        if (status != DeploymentStatus.SWAPPING) {
            return;
        }
        status = drainsAfterSwap ? DeploymentStatus.DRAINING : DeploymentStatus.RUNNING;
    }
}
