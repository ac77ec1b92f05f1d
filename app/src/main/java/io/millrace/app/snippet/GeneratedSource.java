package io.millrace.app.snippet;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** Source that no user wrote; its file name is not that of a snippet, so traces don't confuse the two. */
final class GeneratedSource extends SimpleJavaFileObject {
    private final String simpleName;
    private final String content;

    GeneratedSource(String simpleName, String content) {
        super(URI.create("mem:///adapters/" + simpleName + ".java"), Kind.SOURCE);
        this.simpleName = simpleName;
        this.content = content;
    }

    String simpleName() {
        return simpleName;
    }

    String content() {
        return content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return content;
    }
}
