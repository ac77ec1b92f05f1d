package io.millrace.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 us",
        "12345, 12.3 us",
        "999600, 1.00 ms",
        "20000000, 20.0 ms",
        "150000000, 150 ms",
        "3400000000, 3.40 s",
        "3600000000000, 3600 s"
    })
    void areReadWithThreeDigits(long nanos, String text) {
        assertThat(Times.text(nanos)).isEqualTo(text);
    }
}
