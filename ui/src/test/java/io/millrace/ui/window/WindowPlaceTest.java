package io.millrace.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    @Test
    void aFirstWindowTakesMostOfTheScreenInItsMiddle() {
        assertThat(WindowPlace.standard(new Rectangle2D(0, 0, 1600, 1000)))
                .isEqualTo(new Rectangle2D(80, 50, 1440, 900));
        assertThat(WindowPlace.standard(new Rectangle2D(100, 0, 3840, 2160)))
                .isEqualTo(new Rectangle2D(1220, 580, 1600, 1000));
    }

    @Test
    void panesHaveTheirWidthsWhereThereIsRoom() {
        assertThat(Sides.fit(1440, new Sides(212, 452))).isEqualTo(new Sides(212, 452));
    }

    @Test
    void panesGiveWayInANarrowWindowAndTheMiddleStays() {
        final Sides sides = Sides.fit(900, new Sides(212, 452));

        assertThat(sides.left()).isGreaterThanOrEqualTo(Sides.LEFT_MIN);
        assertThat(sides.right()).isGreaterThanOrEqualTo(Sides.RIGHT_MIN);
        assertThat(900 - sides.left() - sides.right()).isGreaterThanOrEqualTo(Sides.MIDDLE);
    }
}
