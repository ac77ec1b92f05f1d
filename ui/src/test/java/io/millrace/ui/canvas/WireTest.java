package io.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.app.project.Project;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.Edge;
import io.millrace.ui.SampleStates;
import io.millrace.ui.common.LiveMetrics;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WireTest {
    @Test
    void thicknessGrowsByOneForEachPowerOfTenUpToSix() {
        assertThat(Rates.thickness(0)).isEqualTo(2);
        assertThat(Rates.thickness(1)).isEqualTo(2);
        assertThat(Rates.thickness(100)).isEqualTo(4);
        assertThat(Rates.thickness(1e9)).isEqualTo(6);
    }

    @Test
    void dotsAreEightAtMostAndNoneWhenNothingMoves() {
        assertThat(Rates.dotSpacing(0, 500)).isInfinite();
        assertThat(500 / Rates.dotSpacing(1e9, 500)).isLessThanOrEqualTo(8);
        assertThat(Rates.dotSpacing(10, 500)).isGreaterThan(Rates.dotSpacing(10_000, 500));
    }

    @Test
    void handlesAreHalfTheGapButSeventyFiveAtMost() {
        assertThat(WirePath.push(new Point2D(0, 0), new Point2D(120, 0))).isEqualTo(60);
        assertThat(WirePath.push(new Point2D(0, 0), new Point2D(400, 0))).isEqualTo(75);
        assertThat(WirePath.push(new Point2D(0, 0), new Point2D(80, 0))).isEqualTo(60);
    }

    @Test
    void aWireToATargetBehindLoopsBelowBoth() {
        WirePath path = WirePath.between(new Point2D(200, 100), new Point2D(0, 120));

        assertThat(path.bounds().getMaxY()).isGreaterThan(150);
        assertThat(path.start()).isEqualTo(new Point2D(200, 100));
        assertThat(path.end()).isEqualTo(new Point2D(0, 120));
    }

    @Test
    void distanceIsMeasuredToTheLineAndPointsLieOnIt() {
        WirePath path = WirePath.between(new Point2D(0, 0), new Point2D(300, 0));

        assertThat(path.distance(150, 7, 10)).isCloseTo(7, within(0.01));
        assertThat(path.distance(150, 30, 10)).isInfinite();
        assertThat(path.at(path.length() / 2).getX()).isCloseTo(150, within(1.0));
    }

    @Test
    void zoomingKeepsThePointUnderThePointerAndHasLimits() {
        Viewport v = new Viewport(10, 20, 1);
        Viewport in = v.zoomedAt(300, 200, 1.5);

        assertThat(in.toCanvas(300, 200)).isEqualTo(v.toCanvas(300, 200));
        assertThat(v.zoomedAt(0, 0, 50).zoom()).isEqualTo(2);
        assertThat(v.zoomedAt(0, 0, 0.001).zoom()).isEqualTo(0.1);
    }

    @Test
    void fittingShowsAllAndIsNeverLargerThanLife() {
        Rectangle2D area = new Rectangle2D(0, 0, 3000, 200);
        Viewport v = Viewport.fitting(area, 1000, 600);

        assertThat(v.area(1000, 600).contains(area)).isTrue();
        assertThat(Viewport.fitting(new Rectangle2D(0, 0, 10, 10), 1000, 600).zoom())
                .isEqualTo(1);
    }

    @Test
    void aWireIsIdleAfterFiveSilentSeconds() {
        Project p = SampleStates.celsiusProject();
        Traffic traffic = new Traffic();

        assertThat(text(traffic, SampleStates.live(p, 10, 5, 1_000_000_000L))).isEqualTo("5/s");
        assertThat(text(traffic, SampleStates.live(p, 10, 0, 3_000_000_000L))).isEqualTo("0/s");
        assertThat(text(traffic, SampleStates.live(p, 10, 0, 6_000_000_000L))).isEqualTo("idle");
        assertThat(text(traffic, SampleStates.live(p, 20, 7, 7_000_000_000L))).isEqualTo("7/s");
        assertThat(traffic.take(LiveMetrics.NONE)).isEmpty();
    }

    private static String text(Traffic traffic, LiveMetrics live) {
        Map<String, Flow> flows = traffic.take(live);
        return flows.getOrDefault("in--to-rate", Flow.NONE).text();
    }

    @Test
    void heatIsLeftOnlyWellBelowItsLimit() {
        assertThat(Flow.Heat.of(0.59, Flow.Heat.CALM)).isEqualTo(Flow.Heat.CALM);
        assertThat(Flow.Heat.of(0.61, Flow.Heat.CALM)).isEqualTo(Flow.Heat.WARM);
        assertThat(Flow.Heat.of(0.57, Flow.Heat.WARM)).isEqualTo(Flow.Heat.WARM);
        assertThat(Flow.Heat.of(0.54, Flow.Heat.WARM)).isEqualTo(Flow.Heat.CALM);
        assertThat(Flow.Heat.of(0.9, Flow.Heat.CALM)).isEqualTo(Flow.Heat.HOT);
        assertThat(Flow.Heat.of(0.82, Flow.Heat.HOT)).isEqualTo(Flow.Heat.HOT);
    }

    @Test
    void theHeartOfCodeIsWhatItReturnsElseItsFirstLine() {
        assertThat(Details.heart("int f(int a) {\n  int b = a;\n  return b + 1;\n}"))
                .isEqualTo("b + 1");
        assertThat(Details.heart("void f(Vote v, Tally t) {\n  // adds\n  t.votes += v.count();\n}"))
                .isEqualTo("t.votes += v.count();");
        assertThat(Details.heart("")).isEmpty();
        assertThat(Details.heart(
                        Role.AGGREGATE,
                        "long initial() {\n  return 0;\n}\n\nlong update(long acc, int in) {\n  return acc + in;\n}\n"))
                .isEqualTo("acc + in");
    }

    @Test
    void codeOnOneLineHasAHeartToo() {
        assertThat(Details.heart("double compute(double x) { return x + 32; }")).isEqualTo("x + 32");
        assertThat(Details.heart("String encode(int n) {return n + \";\\n\";}\n"))
                .isEqualTo("n + \";\\n\"");
        assertThat(Details.heart("int f(int a) { if (a > 0) { return 1; } return a + 1; }"))
                .isEqualTo("a + 1");
        assertThat(Details.heart("void f(int a, Emitter<Integer> out) { out.emit(a); }"))
                .isEqualTo("out.emit(a);");
        assertThat(Details.heart("int f(int a) {\n  return a + 2; }")).isEqualTo("a + 2");
        assertThat(Details.heart(
                        "int f(List<P> all) {\n  return all.stream()\n      .sum();\n}\nint g() {\n  return 2;\n}"))
                .isEqualTo("all.stream()");
        assertThat(Details.heart("void f(P p) {\n  p.use();\n}\nint g() {\n  return 2;\n}"))
                .isEqualTo("p.use();");
        assertThat(Details.heart("record P(int a) {}\nint f(P p) {\n  return p.a();\n}"))
                .isEqualTo("p.a()");
    }

    @Test
    void nothingCoversTheKeyOfAWire() {
        WirePath path = WirePath.between(new Point2D(0, 0), new Point2D(200, 0));
        Wire keyed = new Wire(Edge.of("a", "b"), "n1", "n2", path, "Vote", "Character", "", false);
        Wire plain = new Wire(Edge.of("a", "b"), "n1", "n2", path, "Vote", "", "", false);
        assertThat(keyed.coversKey(keyed.keyAt() + 11, 3)).isTrue();
        assertThat(keyed.coversKey(keyed.keyAt() - 12.5, 3)).isFalse();
        assertThat(plain.coversKey(keyed.keyAt(), 3)).isFalse();
    }

    @Test
    void edgesPanTheFasterTheNearer() {
        assertThat(EdgePan.speed(400, 800)).isZero();
        assertThat(EdgePan.speed(2, 800)).isPositive();
        assertThat(EdgePan.speed(799, 800)).isNegative().isLessThan(EdgePan.speed(775, 800));
    }
}
