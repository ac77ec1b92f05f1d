package io.millrace.ui.run;

import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Category;
import io.millrace.ui.common.DesignerModel;
import io.millrace.ui.common.LiveMetrics;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableBooleanValue;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * The one place that asks a running application for its counts, about 4.5 times a second, while the window can be seen.
 * Threading: FX thread.
 */
public final class Poller implements AutoCloseable {
    private static final Duration PERIOD = Duration.millis(220);

    private final DesignerModel model;
    private final Catalogue catalogue;
    private final Rates rates = new Rates();
    private final Timeline ticks;
    private final Subscription visible;

    public Poller(DesignerModel model, Catalogue catalogue, ObservableBooleanValue canBeSeen) {
        this.model = model;
        this.catalogue = catalogue;
        this.ticks = new Timeline(new KeyFrame(PERIOD, event -> poll()));
        ticks.setCycleCount(Animation.INDEFINITE);
        this.visible = canBeSeen.subscribe(seen -> {
            if (seen) {
                ticks.play();
            } else {
                ticks.stop();
            }
        });
    }

    /** Asks once, now. */
    public void poll() {
        final Project project = model.state().project();
        final LiveMetrics next = rates.next(model.session().metrics(), name -> isSource(project, name));
        if (next.snapshot().isPresent() || model.liveProperty().get().snapshot().isPresent()) {
            model.setLive(next);
        }
    }

    private boolean isSource(Project project, String name) {
        return project.node(name)
                .flatMap(node -> catalogue.kind(node.kind()))
                .filter(kind -> kind.category() == Category.SOURCE)
                .isPresent();
    }

    @Override
    public void close() {
        visible.unsubscribe();
        ticks.stop();
    }
}
