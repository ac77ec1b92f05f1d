package io.millrace.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShowInFolderTest {
    private final Path jar = Path.of("out", "celsius.jar").toAbsolutePath();

    @Test
    void asksEachSystemsOwnFileManager() {
        assertThat(new ShowInFolder("Windows 11").command(jar)).containsExactly("explorer", "/select," + jar);
        assertThat(new ShowInFolder("Mac OS X").command(jar)).containsExactly("open", "-R", jar.toString());
        assertThat(new ShowInFolder("Linux").command(jar))
                .containsExactly("xdg-open", jar.getParent().toString());
    }
}
