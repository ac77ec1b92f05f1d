package io.millrace.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Category;
import io.millrace.engine.catalogue.Shape;
import io.millrace.ui.OwnWindow;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(OwnWindow.class)
class ThemeTest {
    private final Label label = new Label("Text");
    private Scene scene;

    @Start
    void show(Stage stage) {
        scene = new Scene(new VBox(label), 300, 100);
        Theme.apply(scene, false);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theBundledFontsAreThereInTheirWeights() {
        assertThat(Font.getFamilies()).contains("Inter", "Inter Medium", "Inter Semi Bold", "JetBrains Mono");
        List<Double> widths = List.of(width("Inter"), width("Inter Medium"), width("Inter Semi Bold"));

        assertThat(widths).isSorted().doesNotHaveDuplicates();
        assertThat(label.getFont().getFamily()).isEqualTo("Inter");
        assertThat(label.getFont().getSize()).isCloseTo(13, within(0.01));
    }

    @Test
    void aSwitchReachesNodesAndPaintersAtOnce(FxRobot robot) {
        Palette[] painted = new Palette[1];
        robot.interact(() -> Theme.follow(label, palette -> painted[0] = palette));
        assertThat(painted[0].dark()).isFalse();
        assertThat(label.getTextFill()).isEqualTo(Color.web("#1C2430"));

        robot.interact(() -> Theme.apply(scene, true));

        assertThat(painted[0].dark()).isTrue();
        assertThat(label.getTextFill()).isEqualTo(Color.web("#E6EAF0"));
        assertThat(scene.getStylesheets()).noneMatch(sheet -> sheet.endsWith("tokens-light.css"));
    }

    @Test
    void everyCategoryHasAColourAndAnIcon() {
        for (Category category : Category.values()) {
            assertThat(Palette.of(true).of(category)).isNotNull();
            FontIcon icon = Icons.of(category);
            assertThat(icon.getIconCode()).isNotNull();
        }
    }

    @Test
    void everyStepThatNeedsNoCodeHasAnIconOfItsOwn() {
        assertThat(Catalogue.standard().kinds())
                .filteredOn(kind -> !kind.generated().isEmpty()
                        || kind.shape() == Shape.KEYED_STEP && kind.code().isEmpty())
                .allSatisfy(kind -> assertThat(Icons.of(kind).getIconCode())
                        .isNotEqualTo(Icons.of(kind.category()).getIconCode()))
                .extracting(kind -> Icons.of(kind).getIconCode())
                .doesNotHaveDuplicates();
    }

    @Test
    void askingTheSystemNeverFailsAndNeverTakesLong() throws Exception {
        assertThat(SystemTheme.isDark().get(10, TimeUnit.SECONDS)).isIn(true, false);
        assertThat(SystemTheme.output(List.of("no-such-program-at-all"))).isEmpty();
    }

    private static double width(String family) {
        Text text = new Text("Run with data");
        text.setFont(Font.font(family, 40));
        return text.getLayoutBounds().getWidth();
    }
}
