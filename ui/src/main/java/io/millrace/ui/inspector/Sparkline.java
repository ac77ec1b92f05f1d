package io.millrace.ui.inspector;

import io.millrace.ui.common.Amounts;
import io.millrace.ui.common.Palette;
import io.millrace.ui.common.Theme;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** The rate of the last minute as a line, the busy share as another. */
final class Sparkline extends Region implements AutoCloseable {
    private static final double INSET = 12;
    private static final double TOP = 34;
    private final Canvas canvas = new Canvas();
    private final Font font = Font.font("Inter", 11.5);
    private final Subscription theme;
    private Palette palette = Palette.of(false);
    private List<RateHistory.Sample> samples = List.of();

    Sparkline() {
        setId("sparkline");
        getStyleClass().add("well");
        setMinHeight(112);
        setPrefHeight(120);
        setMaxHeight(120);
        getChildren().add(canvas);
        theme = Theme.follow(this, next -> {
            palette = next;
            paint();
        });
    }

    void show(List<RateHistory.Sample> newSamples) {
        if (!newSamples.equals(samples)) {
            samples = newSamples;
            paint();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    @Override
    public void close() {
        theme.unsubscribe();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(font);
        if (samples.isEmpty()) {
            g.setFill(palette.ink().muted());
            g.fillText("Nothing has run yet.", INSET + 4, 22);
            return;
        }
        RateHistory.Sample last = samples.get(samples.size() - 1);
        boolean busy = samples.stream().anyMatch(s -> s.busy() > 0);
        g.setFill(palette.ink().text());
        g.fillText("messages/s  " + Amounts.number(last.rate()), INSET + 4, 22);
        double top =
                samples.stream().mapToDouble(RateHistory.Sample::rate).max().orElse(0) * 1.15;
        if (busy) {
            g.setFill(palette.kinds().state());
            g.fillText("busy " + Math.round(last.busy() * 100) + " %", INSET + 144, 22);
            line(g, palette.kinds().state(), samples.stream().map(s -> s.busy()).toList(), 1);
        }
        line(g, palette.ink().accent(), samples.stream().map(s -> s.rate()).toList(), Math.max(top, 1e-9));
    }

    private void line(GraphicsContext g, Color colour, List<Double> values, double top) {
        double width = canvas.getWidth() - 2 * INSET;
        double height = canvas.getHeight() - TOP - INSET;
        long end = samples.get(samples.size() - 1).atNanos();
        g.setStroke(colour);
        g.setLineWidth(2);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setLineCap(StrokeLineCap.ROUND);
        g.beginPath();
        for (int i = 0; i < values.size(); i++) {
            double age = (end - samples.get(i).atNanos()) / (double) RateHistory.WINDOW_NANOS;
            double x = INSET + width * (1 - age);
            double y = TOP + height * (1 - Math.min(1, values.get(i) / top));
            if (i == 0) {
                g.moveTo(x, y);
            } else {
                g.lineTo(x, y);
            }
        }
        g.stroke();
    }
}
