package io.millrace.engine.catalogue;

/** What a node kind is for; decides colour and icon. The section is the heading that it stands under in lists. */
public enum Category {
    SOURCE("Sources"),
    COMPUTE("Steps"),
    ROUTE("Steps"),
    STATEFUL("Steps"),
    STATE("State"),
    SINK("Sinks");

    private final String section;

    Category(String section) {
        this.section = section;
    }

    public String section() {
        return section;
    }
}
