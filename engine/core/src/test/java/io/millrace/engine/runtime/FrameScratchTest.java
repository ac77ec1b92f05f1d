package io.millrace.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScratchTest {
    private final FrameScratch scratch = new FrameScratch();

    @ParameterizedTest
    @ValueSource(ints = {1 << 17, 90})
    void eachFrameIsTheOneThatWasThereWhereverItLay(int size) {
        final byte[] memory = new byte[size];
        for (int i = 0; i < size; i++) {
            memory[i] = (byte) (i * 7 + (i >> 8));
        }
        for (final ByteBuffer bytes : new ByteBuffer[] {
            ByteBuffer.wrap(memory), ByteBuffer.allocateDirect(size).put(memory).clear()
        }) {
            for (final int length : new int[] {0, 1, 7, 8, 9, 63, 64, 65, 80, (1 << 16), (1 << 16) + 1}) {
                for (int start = 0; start < 10 && start + length <= size; start++) {
                    check(bytes, memory, start, length);
                    check(bytes, memory, size - length - Math.min(start, size - length), length);
                }
            }
        }
    }

    private void check(ByteBuffer bytes, byte[] memory, int start, int length) {
        final ByteBuffer frame = scratch.copy(bytes, start, length);
        assertThat(frame.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(frame.position()).isZero();
        final byte[] got = new byte[frame.remaining()];
        frame.get(got);
        assertThat(got).isEqualTo(Arrays.copyOfRange(memory, start, start + length));
        // what a decoder may do to it
        frame.order(ByteOrder.LITTLE_ENDIAN);
        if (length > 0) {
            frame.put(0, (byte) 99);
        }
    }
}
