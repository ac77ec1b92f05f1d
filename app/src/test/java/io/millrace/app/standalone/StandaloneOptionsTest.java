package io.millrace.app.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.standalone.StandaloneOptions.Action;
import io.millrace.app.standalone.StandaloneOptions.BadUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneOptionsTest {
    @Test
    void withoutOptionsItRuns() throws BadUsage {
        assertThat(StandaloneOptions.parse(List.of()).action()).isEqualTo(Action.RUN);
    }

    @Test
    void valuesStandBehindTheOptionOrBehindAnEqualsSign(@TempDir Path folder) throws BadUsage, IOException {
        final Path file = Files.writeString(folder.resolve("a.properties"), "in.host = 0.0.0.0\n");

        final StandaloneOptions options = StandaloneOptions.parse(List.of(
                "--set",
                "in.port=1",
                "--set=out.delimiter==",
                "--workers",
                "2",
                "--for=1500ms",
                "--config",
                file.toString()));

        assertThat(options.settings()).isEqualTo(Map.of("in.port", "1", "out.delimiter", "=", "workers", "2"));
        assertThat(options.runFor()).contains(Duration.ofMillis(1500));
        assertThat(options.layers(Map.of()).properties()).isEqualTo(Map.of("in.host", "0.0.0.0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fro 10s | unknown option --fro; --help lists what there is",
                "extra | unknown option extra; --help lists what there is",
                "--set | --set needs a value; --help shows how",
                "--set =1 | --set takes node.setting=value, not =1",
                "--for ever | --for takes a duration such as 500ms, 10s or 5m, not ever",
                "--config /no/such | there is no file /no/such"
            })
    void whatCannotBeUnderstoodIsSaidInASentence(String line, String words) {
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of(line.split(" "))))
                .isInstanceOf(BadUsage.class)
                .hasMessage(words);
    }
}
