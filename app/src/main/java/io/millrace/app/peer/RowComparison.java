package io.millrace.app.peer;

import io.millrace.app.peer.ReceiverView.Comparison;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.RowText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares messages with expected rows, one after the other, up to the first difference. */
final class RowComparison {
    private final Expected expected;
    private int matched;
    private @Nullable String difference;

    RowComparison(Expected expected) {
        this.expected = expected;
    }

    void message(byte[] kept, long length) {
        if (difference != null) {
            return;
        }
        final String got =
                RowText.show(expected.format(), kept) + (length > kept.length ? " ... (" + length + " bytes)" : "");
        if (matched == expected.rows().size()) {
            difference = "After all " + matched + " expected rows came one more: " + got;
        } else if (!got.equals(shown(expected.rows().get(matched)))) {
            difference =
                    "Row " + (matched + 1) + ": expected " + expected.rows().get(matched) + ", got " + got;
        } else {
            matched++;
        }
    }

    /** A row as this class would show the message that it stands for: hex in lower case, escapes in one form. */
    private String shown(String row) {
        try {
            return RowText.show(expected.format(), RowText.bytes(expected.format(), row));
        } catch (IllegalArgumentException e) {
            return row;
        }
    }

    Comparison view() {
        return new Comparison(matched, expected.rows().size(), Optional.ofNullable(difference));
    }
}
