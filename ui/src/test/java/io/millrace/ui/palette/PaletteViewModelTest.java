package io.millrace.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private static final Catalogue ALL = Catalogue.standard();

    @Test
    void everyKindIsListedOnceInSectionsOfTheCatalogue() {
        var sections = PaletteViewModel.sections(ALL, "");

        assertThat(sections)
                .extracting(PaletteViewModel.Section::title)
                .containsExactly("Sources", "Steps", "State", "Sinks");
        assertThat(sections.stream().flatMap(s -> s.kinds().stream())).containsExactlyElementsOf(ALL.kinds());
    }

    @Test
    void everyWordOfTheSearchMustOccur() {
        var sections = PaletteViewModel.sections(ALL, " TCP out ");

        assertThat(sections.stream().flatMap(s -> s.kinds().stream()).map(NodeKind::id))
                .containsExactly("tcp-sink");
        assertThat(PaletteViewModel.sections(ALL, "nothing like it")).isEmpty();
    }
}
