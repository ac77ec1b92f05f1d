package io.millrace.engine.catalogue;

import java.util.List;
import java.util.Optional;

/** What can be set for an application as a whole, as kinds say it for their nodes. */
public final class ApplicationSettings {
    /** How many workers there are. */
    public static final String WORKERS = "workers";

    private static final List<Setting> ALL = List.of(SettingBuilder.whole(WORKERS, 0, 0, 256)
            .label("Workers")
            .doc("Threads that share the work by key; 0 takes one less than there are processors."
                    + " A change needs a restart.")
            .build());

    private ApplicationSettings() {}

    /** In the order of forms. */
    public static List<Setting> all() {
        return ALL;
    }

    public static Optional<Setting> find(String name) {
        return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }
}
