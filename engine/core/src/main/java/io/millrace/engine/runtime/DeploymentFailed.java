package io.millrace.engine.runtime;

/** Why a deployment ended before its time; the message is for people and names the node. */
public final class DeploymentFailed extends Exception {
    private static final long serialVersionUID = 1L;

    DeploymentFailed(String message) {
        super(message);
    }
}
