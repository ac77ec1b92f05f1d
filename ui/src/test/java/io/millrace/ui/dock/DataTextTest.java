package io.millrace.ui.dock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Bytes;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.DataSet.Format;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataTextTest {
    @Test
    void rawBytesAreTypedAsHexAndBack() {
        final DataSet set = new DataSet("stream.bin", Bytes.of(new byte[] {0, 0, 0, 4, 'B', 'H', 0, 0}));

        assertThat(DataText.of(set)).isEqualTo("00 00 00 04 42 48 00 00\n");
        assertThat(DataText.toSet("stream.bin", DataText.of(set))).isEqualTo(set);
        assertThatThrownBy(() -> DataText.toSet("stream.bin", "0g")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsKeepTheirMeaningInAnotherFormat() {
        final DataSet text = DataSet.text("words.txt", "ab\nc\n");
        final DataSet hex = DataText.convert(text, Format.HEX).set().orElseThrow();

        assertThat(hex).isEqualTo(DataSet.text("words.hex", "6162\n63\n"));
        assertThat(DataText.convert(hex, Format.TEXT).set()).contains(text);
    }

    @Test
    void hexThatIsNoTextStaysHexAndSaysWhy() {
        final DataText.Converted converted = DataText.convert(DataSet.text("in.hex", "ff00\n"), Format.TEXT);

        assertThat(converted.set()).isEmpty();
        assertThat(converted.text()).contains("ff00").contains("stays in hex");
    }

    @Test
    void aNewNameKeepsTheEnding() {
        assertThat(DataText.renamed("data-1.messages.jsonl", "votes")).isEqualTo("votes.messages.jsonl");
        assertThat(DataText.renamed("readings.csv", "day.csv")).isEqualTo("day.csv");
        assertThat(DataText.baseName("data-1.messages.jsonl")).isEqualTo("data-1");
    }

    @Test
    void testsFollowTheirDataSet() {
        final ProjectDraft draft = ProjectDraft.of(Project.empty("p"));
        draft.tests().put("t", new ProjectTest("t", Map.of("in", "old.hex"), Map.of(), Map.of()));

        final Edit edit = DataEdits.replace(draft.build(), "in", "old.hex", DataSet.text("new.hex", ""));

        assertThat(((Edit.Several) edit).edits())
                .contains(new Edit.PutTest(new ProjectTest("t", Map.of("in", "new.hex"), Map.of(), Map.of())));
    }
}
