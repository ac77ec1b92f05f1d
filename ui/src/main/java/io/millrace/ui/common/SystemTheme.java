package io.millrace.ui.common;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the operating system whether it is dark. JavaFX 21 can't tell, so this runs a small program for at most a second,
 * never on the FX thread. Unknown means light.
 */
public final class SystemTheme {
    private SystemTheme() {}

    /** Completes on another thread with true when the system is dark; never fails. */
    public static CompletableFuture<Boolean> isDark() {
        return CompletableFuture.supplyAsync(() -> ask(System.getProperty("os.name", "")));
    }

    private static boolean ask(String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            return output(List.of(
                            "reg",
                            "query",
                            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                            "/v",
                            "AppsUseLightTheme"))
                    .matches("(?s).*AppsUseLightTheme\\s+REG_DWORD\\s+0x0\\s*.*");
        }
        if (os.contains("mac")) {
            return output(List.of("defaults", "read", "-g", "AppleInterfaceStyle"))
                    .trim()
                    .equalsIgnoreCase("dark");
        }
        return output(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"))
                        .contains("prefer-dark")
                || output(List.of("gsettings", "get", "org.gnome.desktop.interface", "gtk-theme"))
                        .toLowerCase(Locale.ROOT)
                        .contains("dark");
    }

    /** What the program prints in its second; empty when it fails, hangs or does not exist. */
    static String output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return process.exitValue() == 0
                    ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
