package io.millrace.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where benchmarks print to: lines as they come, and at the end all of it as one table that can stand in a page. */
final class Report extends PrintStream {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private final List<String> rows = new ArrayList<>();

    Report(PrintStream out) {
        super(out, true);
    }

    /** The machine and how busy it is. */
    static String machine() {
        final var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors%s, load %.1f; Java %s, %s",
                system.getName(),
                system.getArch(),
                system.getAvailableProcessors(),
                processor(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                System.getProperty("java.vm.name"));
    }

    private static String processor() {
        try {
            return Files.readAllLines(CPU).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .orElse("");
        } catch (IOException elsewhere) {
            return "";
        }
    }

    void row(String... cells) {
        rows.add("| " + String.join(" | ", cells) + " |");
    }

    /** The table of everything that was measured. */
    void table(String began) {
        println("As a table:");
        println();
        println("Begin: " + began + ".<br>");
        println("End: " + machine() + ".");
        println();
        println("| Measure | | Median | Least to most | Millrace to it | Goal |");
        println("|---|---|---:|---:|---:|---|");
        rows.forEach(this::println);
    }
}
