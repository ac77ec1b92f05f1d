package io.millrace.app.cli;

import io.millrace.app.deploy.RunningApplication;
import io.millrace.app.peer.SenderView;
import io.millrace.app.standalone.NodeNews;
import io.millrace.app.standalone.NodeNews.Line;
import io.millrace.app.standalone.NodeNews.Sort;
import io.millrace.engine.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is worth a line since it was asked last: news of nodes, and of the senders and receivers beside them. */
final class RunNews {
    private final NodeNews nodes = new NodeNews();
    private final Map<String, String> troubles = new HashMap<>();
    private boolean allSent;

    List<Line> since(RunningApplication application, MetricsSnapshot now) {
        final List<Line> lines = new ArrayList<>(nodes.since(now));
        application.senders().forEach(sender -> trouble(lines, "sender of " + sender.source(), sender.trouble()));
        application.receivers().stream()
                .filter(receiver -> !receiver.elsewhere())
                .forEach(receiver -> trouble(lines, receiver.sink(), receiver.trouble()));
        sent(lines, application.senders());
        return lines;
    }

    private void trouble(List<Line> lines, String who, String text) {
        if (!text.equals(troubles.getOrDefault(who, ""))) {
            troubles.put(who, text);
            if (!text.isEmpty()) {
                lines.add(new Line(Sort.TROUBLE, who, text));
            }
        }
    }

    private void sent(List<Line> lines, List<SenderView> senders) {
        final boolean done = !senders.isEmpty()
                && senders.stream()
                        .allMatch(sender -> !sender.active() && sender.trouble().isEmpty());
        if (done && !allSent) {
            allSent = true;
            lines.add(new Line(Sort.DATA, "", "all data was sent; Ctrl-C stops"));
        }
    }
}
