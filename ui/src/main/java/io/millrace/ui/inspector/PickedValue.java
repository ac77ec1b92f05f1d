package io.millrace.ui.inspector;

import atlantafx.base.controls.ToggleSwitch;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.SettingType;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** A value that is picked: from a list, or on and off. Picking the default removes the setting from the project. */
final class PickedValue implements SettingValue {
    private final Node node;
    private final Consumer<String> display;
    private final String defaultValue;

    private PickedValue(Node node, Consumer<String> display, String defaultValue) {
        this.node = node;
        this.display = display;
        this.defaultValue = defaultValue;
    }

    static PickedValue choice(Setting setting, SettingType.Choice type, Listener listener) {
        ComboBox<SettingType.Option> box = new ComboBox<>();
        box.setId("setting-" + setting.name());
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(type.options());
        box.setConverter(converter(setting.defaultValue()));
        boolean[] showing = {false};
        box.valueProperty().addListener((property, before, now) -> {
            if (!showing[0] && now != null) {
                listener.given(Optional.of(now.id()).filter(id -> !id.equals(setting.defaultValue())));
            }
        });
        Consumer<String> display = id -> {
            showing[0] = true;
            type.options().stream().filter(o -> o.id().equals(id)).findFirst().ifPresent(box::setValue);
            showing[0] = false;
        };
        return new PickedValue(box, display, setting.defaultValue());
    }

    static PickedValue flag(Setting setting, Listener listener) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId("setting-" + setting.name());
        boolean[] showing = {false};
        toggle.selectedProperty().addListener((property, before, now) -> {
            if (!showing[0]) {
                listener.given(Optional.of(now.toString()).filter(text -> !text.equals(setting.defaultValue())));
            }
        });
        Consumer<String> display = text -> {
            showing[0] = true;
            toggle.setSelected(Boolean.parseBoolean(text));
            showing[0] = false;
        };
        return new PickedValue(toggle, display, setting.defaultValue());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(Optional<String> value) {
        display.accept(value.orElse(defaultValue));
    }

    @Override
    public void focus(int column) {
        node.requestFocus();
    }

    private static StringConverter<SettingType.Option> converter(String defaultId) {
        return new StringConverter<>() {
            @Override
            public String toString(SettingType.Option option) {
                if (option == null) {
                    return "";
                }
                return option.id().equals(defaultId) ? option.label() + "  (default)" : option.label();
            }

            @Override
            public SettingType.Option fromString(String text) {
                throw new UnsupportedOperationException("the list is not editable");
            }
        };
    }
}
