package io.millrace.engine.catalogue;

import io.millrace.engine.catalogue.Setting.ShownWhen;
import io.millrace.engine.catalogue.Setting.Traits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Builds a {@link Setting}; the label is made from the name unless one is given. */
public final class SettingBuilder {
    private final String name;
    private final SettingType type;
    private final String defaultValue;
    private String label;
    private String doc = "";
    private Change change = Change.REOPEN;
    private Traits traits = Traits.PLAIN;

    private SettingBuilder(String name, SettingType type, String defaultValue) {
        this.name = name;
        this.type = type;
        this.defaultValue = defaultValue;
        this.label = Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
    }

    /** A setting of any type; where the empty text is no good value, an empty default means that it must be given. */
    public static SettingBuilder of(String name, SettingType type, String defaultValue) {
        return new SettingBuilder(name, type, defaultValue);
    }

    public static SettingBuilder text(String name, String defaultValue) {
        return of(name, new SettingType.Text(false), defaultValue);
    }

    public static SettingBuilder whole(String name, long defaultValue, long min, long max) {
        return of(name, new SettingType.Whole(min, max), Long.toString(defaultValue));
    }

    /** A size; the texts are as in {@link SettingValues#bytes}. */
    public static SettingBuilder bytes(String name, String defaultValue, String min, String max) {
        return of(name, new SettingType.Bytes(SettingValues.bytes(min), SettingValues.bytes(max)), defaultValue);
    }

    /** A duration; the texts are as in {@link SettingValues#millis}. */
    public static SettingBuilder duration(String name, String defaultValue, String min, String max) {
        return of(name, new SettingType.Duration(SettingValues.millis(min), SettingValues.millis(max)), defaultValue);
    }

    public static SettingBuilder flag(String name, boolean defaultValue) {
        return of(name, new SettingType.Flag(), Boolean.toString(defaultValue));
    }

    /** A Java expression that speaks of these names; an empty default means that it must be given. */
    public static SettingBuilder expression(String name, String defaultValue, String... names) {
        return of(name, new SettingType.Expression(List.of(names)), defaultValue)
                .change(Change.CODE);
    }

    /** A file that must be named. */
    public static SettingBuilder file(String name) {
        return of(name, new SettingType.FilePath(false), "");
    }

    /** A file that may be named. */
    public static SettingBuilder optionalFile(String name) {
        return of(name, new SettingType.FilePath(true), "");
    }

    /** A text that is kept from everybody's eyes, and may be empty. */
    public static SettingBuilder password(String name) {
        return of(name, new SettingType.Text(true), "").secret();
    }

    /** One of several values. */
    public static SettingBuilder choice(String name, String defaultValue, SettingType.Option... options) {
        final List<SettingType.Option> all = Arrays.asList(options);
        return of(name, new SettingType.Choice(all), defaultValue);
    }

    public SettingBuilder label(String text) {
        label = text;
        return this;
    }

    public SettingBuilder doc(String text) {
        doc = text;
        return this;
    }

    public SettingBuilder change(Change effect) {
        change = effect;
        return this;
    }

    public SettingBuilder advanced() {
        traits = new Traits(traits.secret(), true, traits.shownWhen(), traits.atMost());
        return this;
    }

    public SettingBuilder secret() {
        traits = new Traits(true, traits.advanced(), traits.shownWhen(), traits.atMost());
        return this;
    }

    public SettingBuilder shownWhen(String setting, String... values) {
        final ShownWhen shown = new ShownWhen(setting, List.of(values));
        traits = new Traits(traits.secret(), traits.advanced(), Optional.of(shown), traits.atMost());
        return this;
    }

    /** A duration that is not longer than another setting's. */
    public SettingBuilder atMost(String setting) {
        traits = new Traits(traits.secret(), traits.advanced(), traits.shownWhen(), Optional.of(setting));
        return this;
    }

    public Setting build() {
        return new Setting(name, label, doc, type, defaultValue, change, traits);
    }
}
