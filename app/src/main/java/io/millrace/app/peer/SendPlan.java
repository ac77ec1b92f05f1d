package io.millrace.app.peer;

import io.millrace.app.project.DataSet;

/**
 * What a sender shall do.
 *
 * @param data what it sends
 * @param repeat again from the start, until stopped
 * @param perSecond messages per second, over all connections together; 0 = as fast as it goes
 * @param connections 1 to 100, each sends the whole data set
 */
public record SendPlan(DataSet data, boolean repeat, double perSecond, int connections) {
    public static final int MOST_CONNECTIONS = 100;

    /** The data set once, on one connection, as fast as it goes. */
    public static SendPlan once(DataSet data) {
        return new SendPlan(data, false, 0, 1);
    }
}
