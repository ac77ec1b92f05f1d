package io.millrace.ui.dock;

import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.SenderView;
import io.millrace.app.project.Project;
import io.millrace.ui.common.DesignerModel;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.util.Subscription;

/** Both ends of the wire: what is sent to sources, what sinks send. Threading: FX thread. */
final class WireView implements AutoCloseable {
    private static final double SENDER_SHARE = 0.48;

    private final DesignerModel model;
    private final Places places;
    private final PeerStack senders;
    private final PeerStack receivers;
    private final SplitPane root;
    private final Subscription changes;

    WireView(DesignerModel model, Places places) {
        this.model = model;
        this.places = places;
        this.senders = new PeerStack(
                "wire-source-", "No TCP in. Add one to send to it.", name -> new SenderPanel(model, name));
        this.receivers = new PeerStack(
                "wire-sink-", "No TCP out. Add one to see what it sends.", name -> new ReceiverPanel(model, name));
        this.root = new SplitPane(senders.root(), receivers.root());
        root.setDividerPositions(SENDER_SHARE);
        root.getStyleClass().addAll("dock-page", "dock-split");
        this.changes = Subscription.combine(
                model.stateProperty().subscribe(state -> update()),
                model.liveProperty().subscribe(live -> update()));
    }

    Node root() {
        return root;
    }

    private void update() {
        final Project project = model.state().project();
        senders.update(
                places.wireSources(project),
                model.session().senders().stream().map(SenderView::source).collect(Collectors.toSet()),
                model.state());
        receivers.update(
                places.wireSinks(project),
                model.session().receivers().stream().map(ReceiverView::sink).collect(Collectors.toSet()),
                model.state());
    }

    @Override
    public void close() {
        changes.unsubscribe();
    }
}
