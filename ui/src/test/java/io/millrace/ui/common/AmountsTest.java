package io.millrace.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0/s",
        "0.04, 0/s",
        "0.14, 0.1/s",
        "3, 3/s",
        "9.94, 9.9/s",
        "9.97, 10/s",
        "214, 214/s",
        "999.4, 999/s",
        "999.6, 1.00k/s",
        "1234, 1.23k/s",
        "41800, 41.8k/s",
        "418000, 418k/s",
        "999600, 1.00M/s",
        "1200000, 1.20M/s"
    })
    void ratesHaveThreeDigits(double rate, String text) {
        assertThat(Amounts.rate(rate)).isEqualTo(text);
    }

    @Test
    void countsAreInFullAndBytesInUnits() {
        assertThat(Amounts.count(1234567)).isEqualTo("1,234,567");
        assertThat(Amounts.bytes(512)).isEqualTo("512 B");
        assertThat(Amounts.bytes(16 << 20)).isEqualTo("16 MB");
    }
}
