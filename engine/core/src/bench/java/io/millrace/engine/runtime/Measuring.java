package io.millrace.engine.runtime;

/** Switches what a deployment measures while it runs. */
public final class Measuring {
    private Measuring() {}

    public static void turn(Deployment running, boolean on) {
        ((LiveDeployment) running).measure(on);
    }
}
