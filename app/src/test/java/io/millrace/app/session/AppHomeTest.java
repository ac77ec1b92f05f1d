package io.millrace.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.session.Preferences.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppHomeTest {
    @TempDir
    Path temp;

    private AppHome home() {
        return AppHome.of(Map.of("MILLRACE_HOME", temp.resolve("home").toString()));
    }

    @Test
    void withoutAWordItIsInTheHomeFolder() {
        assertThat(AppHome.of(Map.of()).folder())
                .isEqualTo(AppHome.real(Path.of(System.getProperty("user.home"), ".millrace")));
    }

    @Test
    void theNewestProjectIsFirstAndEachStandsOnce() throws IOException {
        final AppHome home = home();
        for (final String name : new String[] {"a", "b", "a"}) {
            Files.createDirectories(temp.resolve(name));
            Files.writeString(temp.resolve(name).resolve("application.json"), "{}");
            home.remember(temp.resolve(name), name);
        }
        Files.delete(temp.resolve("b/application.json"));
        assertThat(home().recent()).extracting(RecentProject::name).containsExactly("a", "b");
        assertThat(home().recent()).extracting(RecentProject::there).containsExactly(true, false);
        home.forget(temp.resolve("a"));
        assertThat(home().recent()).extracting(RecentProject::name).containsExactly("b");
    }

    @Test
    void atMostTwentyAreRemembered() {
        final AppHome home = home();
        for (int i = 0; i < 25; i++) {
            home.remember(temp.resolve("p" + i), "p" + i);
        }
        assertThat(home.recent()).hasSize(20).extracting(RecentProject::name).startsWith("p24", "p23");
    }

    @Test
    void trustAndThemeStay() throws IOException {
        home().trust(temp.resolve("x"));
        home().setTheme(Theme.DARK);
        assertThat(home().isTrusted(temp.resolve("x"))).isTrue();
        assertThat(home().isTrusted(temp.resolve("x/y"))).isFalse();
        assertThat(home().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void twoAtOnceDoNotForgetWhatTheOtherDid() throws IOException {
        final AppHome one = home();
        final AppHome other = home();
        one.trust(temp.resolve("x"));
        other.trust(temp.resolve("y"));
        assertThat(one.isTrusted(temp.resolve("y"))).isTrue();
        assertThat(other.isTrusted(temp.resolve("x"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"folders\":3,\"projects\":{\"a\":1},\"theme\":[]}", "\u0000"})
    void brokenFilesCountAsEmptyAndAreReplaced(String content) throws IOException {
        Files.createDirectories(temp.resolve("home"));
        for (final String file : new String[] {"recent.json", "trust.json", "preferences.json"}) {
            Files.writeString(temp.resolve("home").resolve(file), content);
        }
        final AppHome home = home();
        assertThat(home.recent()).isEmpty();
        assertThat(home.theme()).isEqualTo(Theme.SYSTEM);
        home.trust(temp.resolve("x"));
        home.remember(temp.resolve("x"), "x");
        home.setTheme(Theme.LIGHT);
        assertThat(home().isTrusted(temp.resolve("x"))).isTrue();
        assertThat(home().recent()).hasSize(1);
        assertThat(home().theme()).isEqualTo(Theme.LIGHT);
    }
}
