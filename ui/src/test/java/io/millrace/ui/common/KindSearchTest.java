package io.millrace.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindSearchTest {
    private static List<String> found(String text) {
        return KindSearch.matching(Catalogue.standard().kinds(), text).stream()
                .map(NodeKind::id)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "state, state",
        "State, state",
        "stat, state-computation",
        "comp, computation",
        "computation, computation",
        "state-computation, state-computation",
        "in, tcp-source",
        "tcp out, tcp-sink",
        "key, key",
        "utation, computation"
    })
    void theKindThatIsMeantComesFirst(String text, String id) {
        assertThat(found(text)).first().isEqualTo(id);
    }

    @Test
    void withoutATextAllKindsStandInTheirOrder() {
        assertThat(found("")).hasSameSizeAs(Catalogue.standard().kinds()).startsWith("tcp-source");
    }

    @Test
    void whatOnlyTheDescriptionSaysComesLast() {
        assertThat(found("state")).containsSubsequence("state", "state-computation", "key");
    }

    @Test
    void nonsenseFindsNothing() {
        assertThat(found("xyzzy")).isEmpty();
    }
}
