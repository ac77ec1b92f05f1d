package io.millrace.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingValuesTest {
    private static final Setting WAIT = SettingBuilder.of("wait", new SettingType.Duration(10, 3_600_000), "1s")
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp-source  | port       | 70000 | port must be a number from 0 to 65535, not 70000",
                "tcp-source  | port       | -1    | port must be a number from 0 to 65535, not -1",
                "tcp-source  | port       | http  | port must be a number from 0 to 65535, not http",
                "tcp-sink    | port       | 0     | port must be a number from 1 to 65535, not 0",
                "tcp-sink    | host       | ''    | host must be text, not empty",
                "tcp-source  | max-frame  | 2Gi   | max-frame must be a size from 1 to 1Gi such as 64Ki or 16Mi, not 2Gi",
                "tcp-source  | max-frame  | 16MB  | max-frame must be a size from 1 to 1Gi such as 64Ki or 16Mi, not 16MB",
                "file-source | follow     | yes   | follow must be true or false, not yes",
                "file-source | path       | ''    | path must be the path of a file, not empty",
                "generator   | rate       | 1.5   | rate must be a whole number from 0 to 100000000, not 1.5",
                "tcp-source  | on-error   | abort | on-error must be one of skip, dead-letter, stop, not abort",
            })
    void saysWhatIsWrongInPlainWords(String kind, String setting, String text, String words) {
        assertThat(SettingValues.problem(setting(kind, setting), text)).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp-source,port,0", "tcp-source,port,65535", "tcp-source,framing,u8", "tcp-source,max-frame,1Gi",
        "tcp-source,delimiter,\\x1f\\n", "file-source,path,data/in.txt", "tcp-source,host,0.0.0.0", "generator,rate,0",
    })
    void takesGoodTexts(String kind, String setting, String text) {
        assertThat(SettingValues.problem(setting(kind, setting), text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "1023,1023", "65536,64Ki", "16777216,16Mi", "1073741824,1Gi", "1536,1536"})
    void writesAndReadsSizes(long bytes, String text) {
        assertThat(SettingValues.bytesText(bytes)).isEqualTo(bytes == 1536 ? "1536" : text);
        assertThat(SettingValues.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0,0ms", "250,250ms", "10000,10s", "300000,5m", "3600000,1h"})
    void writesAndReadsDurations(long millis, String text) {
        assertThat(SettingValues.millisText(millis)).isEqualTo(text);
        assertThat(SettingValues.millis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"5ms", "2h", "10", "ten"})
    void refusesDurationsOutsideTheirRange(String text) {
        assertThat(SettingValues.problem(WAIT, text))
                .contains("wait must be a duration from 10ms to 1h such as 250ms or 10s, not " + text);
    }

    @Test
    void refusesSizesThatNoLongHolds() {
        assertThat(SettingValues.problem(setting("tcp-source", "max-frame"), "999999999999999999Gi"))
                .isPresent();
    }

    @Test
    void neverRepeatsASecret() {
        final Setting secret = SettingBuilder.whole("pin", 1, 0, 9).secret().build();

        assertThat(SettingValues.problem(secret, "4711")).contains("pin must be a whole number from 0 to 9");
    }

    @Test
    void readsEscapes() {
        assertThat(Escapes.bytes("a\\n\\r\\t\\0\\\\\\x1Fé"))
                .containsExactly('a', '\n', '\r', '\t', 0, '\\', 0x1F, 0xC3, 0xA9);
        assertThatThrownBy(() -> Escapes.bytes("\\q")).hasMessageContaining("after a backslash");
        assertThatThrownBy(() -> Escapes.bytes("\\x1")).hasMessageContaining("two hex digits");
        assertThatThrownBy(() -> Escapes.bytes("end\\")).hasMessageContaining("after a backslash");
    }

    private static Setting setting(String kind, String name) {
        return Catalogue.standard().require(kind).setting(name).orElseThrow();
    }
}
