package io.millrace.app.snippet;

import io.millrace.engine.topology.CodeRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.SimpleJavaFileObject;

/**
 * What the compiler reads for a snippet: the user's text behind a prefix without a line end, so that lines are the
 * user's own. It knows the way back from its offsets to the user's.
 */
final class UserSource extends SimpleJavaFileObject {
    private final CodeRef ref;
    private final String userText;
    private final String content;
    private final List<Piece> pieces;

    private UserSource(CodeRef ref, String userText, Builder builder) {
        super(URI.create("mem:///" + builder.folder + "/" + ref.fileName()), Kind.SOURCE);
        this.ref = ref;
        this.userText = userText;
        this.content = builder.content.toString();
        this.pieces = List.copyOf(builder.pieces);
    }

    /** A stretch that stands in both texts. */
    private record Piece(int generated, int user, int length) {}

    CodeRef ref() {
        return ref;
    }

    String userText() {
        return userText;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return content;
    }

    /** The file is named after the snippet, not after its class. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE;
    }

    /** The user's offset for one of this source; the nearest before it where the user has none. */
    int toUser(long offset) {
        int nearest = 0;
        for (final Piece piece : pieces) {
            if (offset >= piece.generated && offset <= piece.generated + piece.length) {
                return piece.user + (int) (offset - piece.generated);
            } else if (offset > piece.generated) {
                nearest = piece.user + piece.length;
            }
        }
        return nearest;
    }

    boolean isUsers(long offset) {
        return pieces.stream().anyMatch(p -> offset >= p.generated && offset <= p.generated + p.length);
    }

    static Builder builder(String folder) {
        return new Builder(folder);
    }

    /** Puts the text together. */
    static final class Builder {
        private final String folder;
        private final StringBuilder content = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();

        private Builder(String folder) {
            this.folder = folder;
        }

        Builder generated(String text) {
            content.append(text);
            return this;
        }

        /** A stretch of the user's text, as it is or blanked. */
        Builder user(String text, int start, int end) {
            pieces.add(new Piece(content.length(), start, end - start));
            content.append(text, start, end);
            return this;
        }

        UserSource build(CodeRef ref, String userText) {
            return new UserSource(ref, userText, this);
        }
    }
}
