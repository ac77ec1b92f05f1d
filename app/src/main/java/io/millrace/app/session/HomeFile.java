package io.millrace.app.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A small JSON file of the person's own folder. A broken or missing one counts as empty: nothing in it is worth an error. */
final class HomeFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path file;

    HomeFile(Path file) {
        this.file = file;
    }

    ObjectNode read() {
        try {
            final JsonNode root = Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : null;
            return root instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** Changes the newest content, as another process may have left it, and puts the file in place at once. */
    void change(Consumer<ObjectNode> change) throws IOException {
        final ObjectNode root = read();
        change.accept(root);
        AtomicFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    /** The same, where it does no harm when the folder can't be written. */
    void tryChange(Consumer<ObjectNode> change) {
        try {
            change(change);
        } catch (IOException e) {
            System.getLogger(HomeFile.class.getName())
                    .log(System.Logger.Level.WARNING, file + " can't be written: " + e.getMessage());
        }
    }
}
