package io.millrace.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0/s",
        "0.04, 0/s",
        "0.14, 0.1/s",
        "3, 3/s",
        "9.97, 10/s",
        "214, 214/s",
        "999.6, 1.00 k/s",
        "2046, 2.05 k/s",
        "41800, 41.8 k/s",
        "418000, 418 k/s",
        "1200000, 1.20 M/s"
    })
    void ratesHaveThreeDigits(double rate, String text) {
        assertThat(Figures.rate(rate)).isEqualTo(text);
    }

    @Test
    void countsAreInFullAndBytesInUnits() {
        assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
        assertThat(Figures.bytes(512)).isEqualTo("512 B");
        assertThat(Figures.bytes(16 << 20)).isEqualTo("16.0 MiB");
    }
}
