package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.runtime.EngineOptions;
import io.millrace.engine.runtime.NanoClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Reports how long an analysis and a compilation take; asserts only that they answer. */
class LatencyTest {
    private static final int ROUNDS = 40;

    @Test
    void twentySnippets(TestReporter reporter) {
        try (SnippetCompiler compiler = SnippetCompiler.create(Catalogue.standard())) {
            compiler.warmUp();
            final List<Long> analyses = new ArrayList<>();
            final List<Long> compilations = new ArrayList<>();
            final NanoClock clock = EngineOptions.standard().clock();
            for (int round = 0; round < ROUNDS; round++) {
                final Drawing drawing = twenty(round);
                final long start = clock.nanoTime();
                assertThat(compiler.analyse(drawing.project()).problems()).isEmpty();
                final long analysed = clock.nanoTime();
                Snippets.compile(compiler, drawing);
                analyses.add(analysed - start);
                compilations.add(clock.nanoTime() - analysed);
            }
            reporter.publishEntry("analyse 20 snippets, ms", figures(analyses));
            reporter.publishEntry("compile 20 snippets, ms", figures(compilations));
        }
    }

    private static String figures(List<Long> nanos) {
        final String first = nanos.get(0) / 1_000_000 + " first, ";
        final List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return first + sorted.get(sorted.size() / 2) / 1_000_000 + " p50, "
                + sorted.get(sorted.size() * 95 / 100) / 1_000_000 + " p95";
    }

    private static Drawing twenty(int round) {
        final Drawing drawing = Drawing.alphabet();
        String before = "in";
        for (int i = 0; i < 16; i++) {
            final String name = "step-" + i;
            drawing.node(name, "computation").path(before, name);
            drawing.code(
                    name,
                    Role.COMPUTE,
                    "Vote compute(Vote vote) {\n    List<String> names = Stream.of(\"a\", \"b\", \"c\")\n"
                            + "            .filter(n -> n.length() > " + (i == 7 ? round : i) + ")\n"
                            + "            .map(String::toUpperCase)\n            .collect(Collectors.toList());\n"
                            + "    return names.isEmpty() ? vote : new Vote(vote.letter(), names.size());\n}\n");
            before = name;
        }
        return drawing;
    }
}
