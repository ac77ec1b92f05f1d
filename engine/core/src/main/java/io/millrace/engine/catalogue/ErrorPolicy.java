package io.millrace.engine.catalogue;

import io.millrace.engine.catalogue.SettingType.Option;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What becomes of a message whose user code throws; the value of the setting {@link #SETTING}. */
public enum ErrorPolicy {
    SKIP("skip", "Skip the message"),
    DEAD_LETTER("dead-letter", "Send it to the error port"),
    STOP("stop", "Stop everything");

    /** Name of the setting. */
    public static final String SETTING = "on-error";

    private final String id;
    private final String label;

    ErrorPolicy(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** As it is written in settings. */
    public String id() {
        return id;
    }

    /** The policy with this id; a text that is none is judged elsewhere and means the default. */
    public static ErrorPolicy of(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.id.equals(text))
                .findFirst()
                .orElse(SKIP);
    }

    /** The policy of a node, by the settings that were given to it; empty when its kind runs no user code. */
    public static Optional<ErrorPolicy> of(NodeKind kind, Map<String, String> given) {
        return kind.setting(SETTING).map(setting -> of(given.getOrDefault(SETTING, setting.defaultValue())));
    }

    static Option[] options() {
        return Arrays.stream(values())
                .map(policy -> new Option(policy.id, policy.label))
                .toArray(Option[]::new);
    }
}
