package io.millrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BuildSetupTest {
    @Test
    void runsInTheFolderThatHoldsTheSamples() {
        assertThat(Files.exists(Path.of("pom.xml"))).isTrue();
    }
}
