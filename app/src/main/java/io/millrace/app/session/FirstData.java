package io.millrace.app.session;

import io.millrace.app.deploy.RunOptions.OutputListener;
import io.millrace.app.deploy.RunOptions.Peers;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import java.util.Map;
import java.util.TreeMap;

/** What is sent when an application is run with data: the first data set of each source, again and again. */
final class FirstData {
    /** Enough to see rates move, and slow enough to read what comes out. */
    private static final double PER_SECOND = 1000;

    private FirstData() {}

    static Peers of(Project project) {
        final Map<String, SendPlan> plans = new TreeMap<>();
        project.data()
                .forEach((source, sets) -> sets.values().stream()
                        .filter(set -> set.format() != DataSet.Format.MESSAGES)
                        .findFirst()
                        .ifPresent(set -> plans.put(source, new SendPlan(set, true, PER_SECOND, 1))));
        return new Peers(plans, OutputListener.NONE);
    }
}
