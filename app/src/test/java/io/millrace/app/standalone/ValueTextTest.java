package io.millrace.app.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTextTest {
    private enum Side {
        BUY,
        SELL {
            @Override
            public String toString() {
                return "sold";
            }
        }
    }

    private sealed interface Order {
        record Limit(char symbol, long quantity, double price, Side side) implements Order {}

        record Market(Optional<String> note, List<Limit> parts) implements Order {}
    }

    private record Empty() {}

    static Stream<Object> values() {
        final Order.Limit limit = new Order.Limit('ä', -5, 0.1, Side.SELL);
        return Stream.of(
                "a text with spaces, + and % and \n and ü",
                "",
                'x',
                42,
                42L,
                (byte) -1,
                (short) 7,
                1.5f,
                Double.NEGATIVE_INFINITY,
                true,
                new BigDecimal("1.10"),
                Instant.parse("2026-01-02T03:04:05.006Z"),
                Duration.ofMillis(1500),
                LocalDate.of(2026, 2, 28),
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                Side.BUY,
                Side.SELL,
                limit,
                new Order.Market(Optional.empty(), List.of()),
                new Order.Market(Optional.of("now"), List.of(limit, limit)),
                new Empty(),
                Arrays.asList(1, null, "three"),
                Set.of(1, 2, 3),
                Map.of("one", 1, "two", List.of(2)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBackFromItsText(Object value) {
        final String text = ValueText.write(value);

        assertThat(text).doesNotContain("\n");
        assertThat(ValueText.read(text, getClass().getClassLoader())).isEqualTo(value);
    }

    @Test
    void arraysComeBackFromTheirText() {
        final long[][] array = {{1, 2}, {}, {3}};

        assertThat(ValueText.read(ValueText.write(array), getClass().getClassLoader()))
                .isEqualTo(array);
    }

    @Test
    void anObjectThatIsNoValueIsNamed() {
        assertThatThrownBy(() -> ValueText.write(List.of(new StringBuilder("mutable"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a StringBuilder has no text form");
    }

    @Test
    void aRecordThatRefusesItsValuesSaysWhy() {
        final String text =
                ValueText.write(new Order.Limit('x', 1, 1, Side.BUY)).replace("BUY", "HOLD");

        assertThatThrownBy(() -> ValueText.read(text, getClass().getClassLoader()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no HOLD");
    }
}
