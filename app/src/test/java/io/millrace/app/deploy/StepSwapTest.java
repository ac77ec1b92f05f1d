package io.millrace.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.deploy.RunOptions.OutputListener;
import io.millrace.app.deploy.RunOptions.Peers;
import io.millrace.app.peer.Eventually;
import io.millrace.app.peer.SendPlan;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.Project;
import io.millrace.app.snippet.Drawing;
import io.millrace.engine.catalogue.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step remembers stays when its expression changes while it runs. */
final class StepSwapTest {
    private final SampleProjects samples = new SampleProjects();

    @AfterEach
    void close() {
        samples.close();
    }

    private static Project project(String kind, Map<String, String> settings) {
        return Drawing.empty()
                .types("record Sale(String shop, long amount) {}\n")
                .put("in", "tcp-source", Map.of("framing", "lines"), Optional.empty())
                .node("by-shop", "key")
                .put("step", kind, settings, Optional.empty())
                .put("out", "tcp-sink", Map.of(), Optional.empty())
                .path("in", "by-shop", "step", "out")
                .code(
                        "in",
                        Role.DECODE,
                        "Sale decode(String line) {\n    String[] parts = line.split(\" \");\n"
                                + "    return new Sale(parts[0], Long.parseLong(parts[1]));\n}\n")
                .code("by-shop", Role.KEY, "String key(Sale sale) {\n    return sale.shop();\n}\n")
                .code("out", Role.ENCODE, "String encode(Object out) {\n    return out + \"\\n\";\n}\n")
                .project();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            sum      ~ of=amount;gives=key + value  ~ of=amount;gives=key + -value  ~ a1,a3     ~ a-6
            distinct ~ of=amount                    ~ of=amount * 1                 ~ Sale[shop=a, amount=1],Sale[shop=a, amount=2] ~ Sale[shop=a, amount=3]
            filter   ~ when=amount > 0              ~ when=amount > 2               ~ Sale[shop=a, amount=1],Sale[shop=a, amount=2] ~ Sale[shop=a, amount=3]
            """)
    void anExpressionIsExchangedWithoutARestart(String kind, String before, String after, String first, String last)
            throws Exception {
        final List<String> firsts = List.of(first.split(",(?! )"));
        try (RunningApplication running = Deployer.start(
                samples.compile(project(kind, settings(before))),
                RunOptions.plain(SampleProjects.FOLDER)
                        .withLayers(SampleProjects.ports(Map.of("in", 0, "out", SampleProjects.freePort())))
                        .withPeers(new Peers(Map.of(), OutputListener.NONE)))) {
            running.send("in", SendPlan.once(DataSet.text("one.txt", "a 1\na 2\n")));
            Eventually.until("both came", () -> texts(running).containsAll(firsts));

            final SwapResult result = running.swap(samples.compile(project(kind, settings(after))))
                    .get(20, TimeUnit.SECONDS);
            assertThat(result).isInstanceOf(SwapResult.Swapped.class);
            running.send("in", SendPlan.once(DataSet.text("two.txt", "a 3\n")));
            Eventually.until("it came", () -> texts(running).contains(last));
        }
    }

    private static Map<String, String> settings(String text) {
        final Map<String, String> settings = new TreeMap<>();
        for (final String each : text.split(";")) {
            settings.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return settings;
    }

    private static List<String> texts(RunningApplication running) {
        return running.receivers().get(0).last().stream()
                .map(message -> new String(message.toArray(), StandardCharsets.UTF_8).strip())
                .toList();
    }
}
