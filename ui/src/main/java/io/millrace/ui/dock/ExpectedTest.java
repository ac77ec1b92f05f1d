package io.millrace.ui.dock;

import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.Bytes;
import io.millrace.app.project.ProjectTest;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.app.project.RowText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a test of what a receiver got from what the senders sent. Pure. */
final class ExpectedTest {
    private ExpectedTest() {}

    static ProjectTest of(String name, ReceiverView got, List<SenderView> senders) {
        final Map<String, String> inputs = new LinkedHashMap<>();
        senders.forEach(sender -> inputs.put(sender.source(), sender.file()));
        final RowFormat format = got.split() == Split.LINES ? RowFormat.TEXT : RowFormat.HEX;
        final List<String> rows = got.last().stream()
                .map(Bytes::toArray)
                .map(bytes -> RowText.show(format, bytes))
                .toList();
        return new ProjectTest(name, inputs, Map.of(), Map.of(got.sink(), new Expected(format, rows)));
    }
}
