package io.millrace.app.standalone;

import io.millrace.engine.catalogue.ApplicationSettings;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.settings.Layers;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What an exported jar was asked for on its command line.
 *
 * @param runFor stops by itself after this time
 */
record StandaloneOptions(
        Action action, Map<String, String> settings, Map<String, String> file, Optional<Duration> runFor) {
    /** What to do. */
    enum Action {
        RUN,
        TEST,
        HELP
    }

    /** A command line that can't be understood; the message is for people. */
    static final class BadUsage extends Exception {
        private static final long serialVersionUID = 1L;

        BadUsage(String message) {
            super(message);
        }
    }

    Layers layers(Map<String, String> environment) {
        return new Layers(settings, environment, file);
    }

    static StandaloneOptions parse(List<String> args) throws BadUsage {
        Action action = Action.RUN;
        final Map<String, String> settings = new HashMap<>();
        final Map<String, String> file = new HashMap<>();
        Optional<Duration> runFor = Optional.empty();
        final var rest = args.iterator();
        while (rest.hasNext()) {
            final String arg = rest.next();
            final int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
            final String option = equals < 0 ? arg : arg.substring(0, equals);
            final Optional<String> inline = equals < 0 ? Optional.empty() : Optional.of(arg.substring(equals + 1));
            switch (option) {
                case "--help", "-h" -> action = Action.HELP;
                case "--test" -> action = Action.TEST;
                case "--set" -> set(value(option, inline, rest), settings);
                case "--workers" -> settings.put(ApplicationSettings.WORKERS, value(option, inline, rest));
                case "--config" -> file.putAll(load(value(option, inline, rest)));
                case "--for" -> runFor = Optional.of(duration(value(option, inline, rest)));
                default -> throw new BadUsage("unknown option " + arg + "; --help lists what there is");
            }
        }
        return new StandaloneOptions(action, settings, file, runFor);
    }

    private static String value(String option, Optional<String> inline, java.util.Iterator<String> rest)
            throws BadUsage {
        if (inline.isPresent()) {
            return inline.get();
        } else if (rest.hasNext()) {
            return rest.next();
        }
        throw new BadUsage(option + " needs a value; --help shows how");
    }

    private static void set(String text, Map<String, String> settings) throws BadUsage {
        final int equals = text.indexOf('=');
        if (equals < 1) {
            throw new BadUsage("--set takes node.setting=value, not " + text);
        }
        settings.put(text.substring(0, equals), text.substring(equals + 1));
    }

    private static Map<String, String> load(String path) throws BadUsage {
        final Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(path))) {
            lines.load(reader);
        } catch (NoSuchFileException e) {
            throw new BadUsage("there is no file " + path);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadUsage("can't read the settings in " + path + ": " + e.getMessage());
        }
        final Map<String, String> file = new HashMap<>();
        lines.stringPropertyNames().forEach(name -> file.put(name, lines.getProperty(name, "")));
        return file;
    }

    private static Duration duration(String text) throws BadUsage {
        try {
            return Duration.ofMillis(SettingValues.millis(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadUsage("--for takes a duration such as 500ms, 10s or 5m, not " + text);
        }
    }
}
