package io.millrace.ui.canvas;

/** How much of the running application the canvas shows. */
enum Activity {
    OFF("Activity: off"),
    LABELS("Activity: labels"),
    FULL("Activity: full");

    private final String label;

    Activity(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    Activity next() {
        return switch (this) {
            case OFF -> LABELS;
            case LABELS -> FULL;
            case FULL -> OFF;
        };
    }
}
