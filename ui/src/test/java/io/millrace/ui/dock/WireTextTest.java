package io.millrace.ui.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.peer.ReceiverView;
import io.millrace.app.peer.ReceiverView.Comparison;
import io.millrace.app.peer.ReceiverView.Split;
import io.millrace.app.project.Bytes;
import io.millrace.ui.dock.WireText.Show;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireTextTest {
    private static ReceiverView view(Split split, long messages, byte[]... last) {
        return new ReceiverView(
                "out",
                "127.0.0.1:7002",
                1,
                messages,
                0,
                Arrays.stream(last).map(Bytes::of).toList(),
                split,
                Optional.empty(),
                "");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void linesAreShownAsTextWithTheirNumbers() {
        assertThat(WireText.rows(view(Split.LINES, 12, text("122.000000"), text("-40.000000")), Show.TEXT, 0))
                .containsExactly(List.of("11", "122.000000"), List.of("12", "-40.000000"));
    }

    @Test
    void framesShowTheirLengthTheirBytesAndAscii() {
        final byte[] frame = HexFormat.of().parseHex("00000009410000000000001534");

        assertThat(WireText.rows(view(Split.U32, 1, frame), Show.FRAMES, 0))
                .containsExactly(List.of("00000009", "41000000 00000015 34", "A·······4"));
    }

    @Test
    void rawBytesAreCutIntoSixteenALine() {
        final byte[] bytes = new byte[18];

        assertThat(WireText.rows(view(Split.RAW, 1, bytes), Show.RAW, 0))
                .hasSize(2)
                .last()
                .isEqualTo(List.of("", "00 00", "··"));
    }

    @Test
    void messagesBeforeTheClearAreLeftOut() {
        assertThat(WireText.rows(view(Split.LINES, 2, text("a"), text("b")), Show.TEXT, 1))
                .containsExactly(List.of("2", "b"));
    }

    @Test
    void bytesThatAreNoTextAreShownAsAscii() {
        assertThat(WireText.rows(view(Split.LINES, 1, new byte[] {(byte) 0xff, 'a'}), Show.TEXT, 0))
                .containsExactly(List.of("1", "·a"));
    }

    @Test
    void verdictsSayHowFarItIsAsExpectedAndWhereNot() {
        assertThat(ReceiverPanel.verdict(new Comparison(3, 25, Optional.empty())))
                .isEqualTo("✓ first 3 of 25 as expected");
        assertThat(ReceiverPanel.verdict(new Comparison(25, 25, Optional.empty())))
                .isEqualTo("✓ all 25 as expected");
        assertThat(ReceiverPanel.verdict(new Comparison(3, 25, Optional.of("expected 4, got 5"))))
                .isEqualTo("✗ 3 as expected, then expected 4, got 5");
    }
}
