package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BuildSetupTest {
    @Test
    void runsWithNoJavaFxOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("javafx.application.Platform"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
