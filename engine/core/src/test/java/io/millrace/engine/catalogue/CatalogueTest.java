package io.millrace.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static Stream<NodeKind> kinds() {
        return Catalogue.standard().kinds().stream();
    }

    @Test
    void holdsTheKindsInTheOrderOfPalettes() {
        assertThat(kinds().map(NodeKind::id))
                .containsExactly(
                        "tcp-source",
                        "file-source",
                        "generator",
                        "stdin",
                        "computation",
                        "key",
                        "state-computation",
                        "window",
                        "filter",
                        "map",
                        "map-field",
                        "count",
                        "sum",
                        "min",
                        "max",
                        "average",
                        "distinct",
                        "throttle",
                        "sample",
                        "delay",
                        "top-n",
                        "join",
                        "state",
                        "tcp-sink",
                        "file-sink",
                        "stdout",
                        "discard");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasWordsForPeople(NodeKind kind) {
        assertThat(kind.label()).isNotBlank().doesNotContain("-");
        assertThat(kind.doc()).endsWith(".");
        assertThat(kind.settings()).allSatisfy(setting -> {
            assertThat(setting.name()).matches("[a-z][a-z-]*");
            assertThat(setting.label()).isNotBlank();
            assertThat(setting.doc()).endsWith(".");
        });
        assertThat(kind.settings().stream().map(Setting::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyDefaultIsGoodUnlessTheSettingMustBeGiven(NodeKind kind) {
        assertThat(kind.settings())
                .filteredOn(setting -> !setting.defaultValue().isEmpty())
                .allSatisfy(setting -> assertThat(SettingValues.problem(setting, setting.defaultValue()))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyConditionOfASettingNamesAnotherSettingAndAGoodValue(NodeKind kind) {
        assertThat(kind.settings())
                .flatExtracting(setting -> setting.traits().shownWhen().stream().toList())
                .allSatisfy(shown -> assertThat(kind.setting(shown.setting()))
                        .hasValueSatisfying(other -> assertThat(shown.values())
                                .isNotEmpty()
                                .allSatisfy(value -> assertThat(SettingValues.problem(other, value))
                                        .isEmpty())));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindThatRunsCodeSaysWhatHappensOnErrorsAndHasAPortForThem(NodeKind kind) {
        final boolean runsCode = !kind.allCode().isEmpty() && kind.shape() != Shape.STATE;

        assertThat(kind.setting("on-error").isPresent()).isEqualTo(runsCode);
        assertThat(kind.errors().isPresent()).isEqualTo(runsCode);
    }

    @Test
    void takesOneMoreKindAndReplacesOneOfTheSameName() {
        final NodeKind extra = NodeKindBuilder.named("tee", Category.SINK, Shape.SINK)
                .label("Tee")
                .input(new TypeRule.Exactly("java.lang.Object"))
                .setting(SettingBuilder.whole("share", 1, 0, 9).secret().advanced())
                .build();
        final Catalogue catalogue = Catalogue.standard().with(extra);

        assertThat(catalogue.kind("tee")).contains(extra);
        assertThat(catalogue.with(extra).kinds()).hasSameSizeAs(catalogue.kinds());
        assertThat(Catalogue.standard().kind("tee")).isEmpty();
    }

    @Test
    void suggestsAKindForAWrongName() {
        assertThatThrownBy(() -> Catalogue.standard().require("tcp-sorce"))
                .hasMessage("there is no node kind tcp-sorce. Did you mean tcp-source?");
    }

    @Test
    void refusesAKindWhoseDefaultIsBad() {
        final NodeKindBuilder bad = NodeKindBuilder.named("bad", Category.SINK, Shape.SINK)
                .setting(SettingBuilder.whole("share", 10, 0, 9));

        assertThatThrownBy(bad::build).hasMessage("bad: share must be a whole number from 0 to 9, not 10");
    }

    @Test
    void findsTheNameThatWasMeant() {
        final List<String> names = List.of("port", "host", "max-frame");

        assertThat(Nearest.match("prot", names)).contains("port");
        assertThat(Nearest.match("MAXFRAME", names)).contains("max-frame");
        assertThat(Nearest.match("colour", names)).isEmpty();
        assertThat(Nearest.advice("colour", names)).isEqualTo("There are port, host, max-frame.");
    }
}
