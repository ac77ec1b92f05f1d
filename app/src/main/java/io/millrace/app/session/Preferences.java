package io.millrace.app.session;

/** What a person chose for all projects. Kept in the person's own folder. */
public interface Preferences {
    Theme theme();

    /** Remembers the theme, now and for the next start. */
    void setTheme(Theme theme);

    /** Light, dark, or as the desktop says. */
    enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }
}
