package io.millrace.app.project;

import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.Optional;

/** Something in a project file that can't be understood; the message is a clause for people, without file and place. */
final class BrokenFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    /**
     * Where.
     *
     * @param subject the node, sink or State that it is about, empty = none
     * @param line 1-based; 0 = none
     * @param column 1-based; 0 = none
     */
    record Place(String file, String subject, int line, int column) {
        Place column(int other) {
            return new Place(file, subject, line, other);
        }

        /** For people. */
        String text() {
            return file + (line > 0 ? ", line " + line + ", column " + column : "");
        }

        Where where() {
            final Optional<String> name = Optional.of(subject).filter(text -> !text.isEmpty());
            return new Where(name, Optional.empty(), Optional.empty(), line, column);
        }
    }

    BrokenFile(Place place, String message) {
        super(message);
        this.place = place;
    }

    String file() {
        return place.file();
    }

    private String sentence() {
        return place.text() + ": " + getMessage();
    }

    ReadResult.Refused refused() {
        return new ReadResult.Refused(sentence() + ".", place.file(), place.line(), place.column());
    }

    /** The rest of the project is of use without the file. */
    Problem problem() {
        return Problem.error(place.where(), sentence(), "The file is left as it is. Repair it, or take it away.");
    }

    /** The rest of the file is of use without it. */
    Problem warning(String advice) {
        return Problem.warning(place.where(), sentence(), advice);
    }
}
