package io.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTextTest {
    private static final String ROUTE = "boolean test(Vote vote) {\n    return vote.count() > 10;\n}\n";

    @Test
    void theExpressionOfASingleReturnIsOneLine() {
        assertThat(RouteText.expression(ROUTE)).contains("vote.count() > 10");
        assertThat(RouteText.with(ROUTE, "vote.letter() == 'A'"))
                .isEqualTo("boolean test(Vote vote) {\n    return vote.letter() == 'A';\n}\n");
    }

    @Test
    void moreThanAReturnIsForTheEditorBelow() {
        String longer = "boolean test(Vote vote) {\n    int n = 1;\n    return n > 0;\n}\n";

        assertThat(RouteText.expression(longer)).isEmpty();
        assertThat(RouteText.with(longer, "true")).isEqualTo(longer);
        assertThat(RouteText.expression("")).isEmpty();
    }
}
