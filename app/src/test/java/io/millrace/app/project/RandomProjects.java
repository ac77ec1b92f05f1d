package io.millrace.app.project;

import io.millrace.app.project.Project.Extras;
import io.millrace.app.project.ProjectTest.Expected;
import io.millrace.app.project.ProjectTest.RowFormat;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.Edge.Sends;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Projects of all sorts, the same for the same seed; identities count from 1 as the reader gives them. */
final class RandomProjects {
    private static final List<String> TEXTS = List.of(
            "a",
            "double compute(double x) {\n    return x;\n}\n",
            "// ümläut → 𝄞\n",
            "\n\n",
            "  \t",
            "\"quoted\" \\ back",
            "x\ny");
    private final Random random;
    private final ProjectDraft draft;
    private final Map<String, String> extras = new HashMap<>();
    private final Map<String, String> layoutExtras = new HashMap<>();

    private RandomProjects(long seed) {
        random = new Random(seed);
        draft = ProjectDraft.of(Project.empty(pick(List.of("p", "My application", "näme"))));
    }

    static Project of(long seed) {
        return new RandomProjects(seed).make();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Project make() {
        final List<String> names = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            names.add(pick(List.of("a", "in", "out", "x-", "to-rate", "z9", "very-long-name-of-a-node-that-is-at-m-"))
                    + i);
        }
        names.forEach(this::thing);
        if (random.nextBoolean()) {
            draft.settings().put("workers", pick(List.of("3", "256", "many")));
        }
        edges();
        layout();
        if (random.nextBoolean()) {
            draft.put(CodeRef.TYPES, pick(TEXTS));
            extras.put("", "{\"description\":\"What\\nit does\",\"more\":[1,{\"a\":null}]}");
        }
        tests();
        draft.extras(new Extras(extras, layoutExtras));
        return RenumberedProjects.asRead(draft.build());
    }

    private void thing(String name) {
        if (random.nextInt(4) == 0) {
            final ProjectState state = new ProjectState(new NodeId(0), name, pick(List.of(Scope.values())));
            draft.put(state.withTtl(pick(List.of(Optional.empty(), Optional.of("90s"), Optional.of("1h")))));
            code(name, Role.STATE);
            return;
        }
        final NodeKind kind = pick(Catalogue.standard().kinds().stream()
                .filter(each -> each.shape() != Shape.STATE)
                .toList());
        final boolean unknown = random.nextInt(8) == 0;
        final Optional<String> state = random.nextInt(5) == 0 ? Optional.of("some-state") : Optional.empty();
        draft.put(new ProjectNode(
                new NodeId(0),
                name,
                unknown ? "from-the-future" : kind.id(),
                random.nextBoolean() ? "" : pick(List.of("x 1.8", "\"Title\"", "ü")),
                settings(),
                state));
        kind.code().stream().map(CodeSlot::role).forEach(role -> code(name, role));
        if (kind.shape() == Shape.SOURCE) {
            data(name);
        }
        if (random.nextInt(4) == 0) {
            extras.put(
                    "/nodes/" + name, "{\"future\":{\"deep\":[true,\"" + "long ".repeat(random.nextInt(40)) + "\"]}}");
        }
    }

    private Map<String, String> settings() {
        final Map<String, String> settings = new HashMap<>();
        if (random.nextBoolean()) {
            settings.put("port", pick(List.of("9000", "007", "-1", "0", "12345678901234567890", "")));
            settings.put("delimiter", pick(List.of(";", "\\t", "true", "1.5", "null", "ü")));
        }
        return settings;
    }

    private void code(String owner, Role role) {
        if (random.nextInt(3) > 0) {
            draft.put(new CodeRef(owner, role), pick(TEXTS));
        }
    }

    private void data(String source) {
        final byte[] bytes = new byte[random.nextInt(50)];
        random.nextBytes(bytes);
        final String file = pick(List.of("a.txt", "b.hex", "c.bin", "d.messages.jsonl", "with space.csv"));
        draft.data().computeIfAbsent(source, key -> new TreeMap<>()).put(file, new DataSet(file, Bytes.of(bytes)));
    }

    private void edges() {
        final List<String> nodes = List.copyOf(draft.nodes().keySet());
        for (int i = nodes.isEmpty() ? 0 : random.nextInt(6); i > 0; i--) {
            final Edge edge = new Edge(
                    new PortRef(pick(nodes), pick(List.of("out", "errors"))),
                    PortRef.in(pick(nodes)),
                    pick(List.of(Sends.values())));
            if (draft.edge(edge.id()).isEmpty()) {
                draft.edges().add(edge);
                code(edge.id(), Role.ROUTE);
                if (random.nextInt(4) == 0) {
                    extras.put("/edges/" + edge.id(), "{\"note\":\"kept\"}");
                }
            }
        }
    }

    private void layout() {
        final List<String> names = new ArrayList<>(draft.nodes().keySet());
        names.addAll(draft.states().keySet());
        names.stream().filter(name -> random.nextBoolean()).forEach(name -> {
            draft.layout().put(name, new Position(random.nextInt(2000) - 1000, random.nextInt()));
            layoutExtras.put("/nodes/" + name, "{\"folded\":true}");
        });
    }

    private void tests() {
        if (random.nextBoolean()) {
            draft.tests()
                    .put(
                            "a test",
                            new ProjectTest(
                                    "a test",
                                    Map.of("in", "a.txt"),
                                    Map.of("gen", random.nextInt(100)),
                                    Map.of(
                                            "out",
                                            new Expected(
                                                    pick(List.of(RowFormat.values())), List.of("a\\n", "", "ü")))));
            extras.put("/tests/a test", "{\"clock\":\"2026-01-01T00:00:00Z\"}");
        }
    }
}
