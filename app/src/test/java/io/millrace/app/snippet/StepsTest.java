package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.edit.EditContext;
import io.millrace.app.edit.Edits;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.engine.api.Computation;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private static Drawing step(String incoming, String kind, Map<String, String> settings) {
        return Drawing.empty()
                .types("record Vote(char letter, long count) {}\nrecord Pair<A, B>(A left, B right) {}\n")
                .node("in", "generator")
                .put("step", kind, settings, Optional.empty())
                .node("out", "discard")
                .path("in", "step", "out")
                .code("in", Role.GENERATE, Drawing.generator(incoming));
    }

    private static String gives(Drawing drawing, String node) {
        final ProjectAnalysis analysis = COMPILER.analyse(drawing.project());
        assertThat(analysis.problems()).isEmpty();
        return analysis.type(PortRef.out(node)).orElse("?");
    }

    private static Object run(Drawing drawing, Object message) throws Exception {
        final Computation<Object, Object> step =
                Snippets.make(Snippets.compile(COMPILER, drawing), "step", Role.COMPUTE);
        return step.compute(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", textBlock = """
            int           | in > 3                     | 4  | 3
            long          | in % 2 == 0 ? true : false | 4  | 3
            Integer       | in > 3 && in < 10          | 4  | 3
            double        | in > 3.5                   | 4  | 3
            char          | in == 4                    | 4  | 3
            """)
    void aFilterLetsPassWhatMeetsItsCondition(String type, String when, int passes, int stays) throws Exception {
        final Drawing drawing = step(type, "filter", Map.of("when", when));

        assertThat(gives(drawing, "step")).isEqualTo(type);
        assertThat(run(drawing, number(type, passes))).isEqualTo(number(type, passes));
        assertThat(run(drawing, number(type, stays))).isNull();
    }

    private static Object number(String type, int value) {
        return switch (type) {
            case "long" -> (long) value;
            case "double" -> (double) value;
            case "char" -> (char) value;
            default -> value;
        };
    }

    @Test
    void fieldsOfARecordStandAlone() {
        assertThat(gives(step("Vote", "filter", Map.of("when", "count > 3 && in.letter() != 'x'")), "step"))
                .isEqualTo("Vote");
        assertThat(gives(step("Pair<String, Long>", "filter", Map.of("when", "left.length() > right")), "step"))
                .isEqualTo("Pair<String, Long>");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", textBlock = """
            int         | in + 1                        | int
            int         | in + 1L                       | long
            int         | in * 0.5                      | double
            String      | in.length()                   | int
            String      | List.of(in)                   | List<String>
            String      | in.chars().boxed().toList()   | List<Integer>
            String      | Stream.of(in.split(" "))      | String
            String      | new Pair<>(in, 1)             | Pair<String, Integer>
            String      | new java.math.BigDecimal(in)  | BigDecimal
            Vote        | letter                        | char
            Vote        | Map.entry(letter, count)      | Map.Entry<Character, Long>
            int         | in > 3 ? "a" : "b"            | String
            int         | in > 3 ? in : null            | Integer
            String      | in.getBytes()                 | byte[]
            """)
    void aMapGivesTheTypeOfItsExpression(String type, String to, String gives) {
        assertThat(gives(step(type, "map", Map.of("to", to)), "step")).isEqualTo(gives);
    }

    @Test
    void typesGoThroughStepsInARow() {
        final Drawing drawing = Drawing.empty()
                .node("in", "generator")
                .put("z", "map", Map.of("to", "in.length()"), Optional.empty())
                .put("y", "filter", Map.of("when", "in > 3"), Optional.empty())
                .put("x", "map", Map.of("to", "in * 0.5"), Optional.empty())
                .put("a", "map", Map.of("to", "List.of(in)"), Optional.empty())
                .node("out", "discard")
                .path("in", "z", "y", "x", "a", "out")
                .code("in", Role.GENERATE, Drawing.generator("String"));

        assertThat(gives(drawing, "y")).isEqualTo("int");
        assertThat(gives(drawing, "a")).isEqualTo("List<Double>");
        drawing.code("in", Role.GENERATE, Drawing.generator("List<String>"));
        assertThat(COMPILER.analyse(drawing.project()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where()).isEqualTo(place("z", "to", 1));
                    assertThat(problem.message()).contains("cannot find method length()");
                });
        drawing.code("in", Role.GENERATE, Drawing.generator("String"))
                .put("z", "map", Map.of("to", "in"), Optional.empty())
                .put("y", "filter", Map.of("when", "in.isEmpty()"), Optional.empty())
                .put("x", "map", Map.of("to", "in + in"), Optional.empty());
        assertThat(gives(drawing, "a")).isEqualTo("List<String>");
    }

    private static Problem.Where place(String node, String setting, int column) {
        return new Problem.Where(Optional.of(node), Optional.of(setting), Optional.empty(), column > 0 ? 1 : 0, column);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            filter ~ when ~ in +              ~ 5 ~ illegal start of expression
            filter ~ when ~ in.lenght() > 3   ~ 1 ~ cannot find method lenght()
            filter ~ when ~ in.length()       ~ 1 ~ incompatible types: int cannot be converted to boolean
            filter ~ when ~ in.isEmpty() || x ~ 17 ~ cannot find variable x
            filter ~ when ~ true) || (false   ~ 1 ~ this must be one expression
            filter ~ when ~ true; return null ~ 0 ~ when must be one expression, without ;
            filter ~ when ~ true // always    ~ 0 ~ when can't hold a comment
            filter ~ when ~ ''                ~ 0 ~ when must be a Java expression in one line, not empty
            map    ~ to   ~ null              ~ 0 ~ what an expression gives must have a type
            map    ~ to   ~ System.gc()       ~ 0 ~ what an expression gives must have a type
            map    ~ to   ~ x -> x            ~ 0 ~ what an expression gives must have a type
            map    ~ to   ~ java.nio.ByteBuffer.allocate(1) ~ 1 ~ a ByteBuffer can't be a message
            map    ~ to   ~ new Object() { }  ~ 1 ~ this has a type without a name
            """)
    void errorsNameTheSettingAndTheColumn(String kind, String setting, String text, int column, String message) {
        final Drawing drawing = step("String", kind, text.isEmpty() ? Map.of() : Map.of(setting, text));

        assertThat(COMPILER.analyse(drawing.project()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).startsWith(message);
                    assertThat(problem.where()).isEqualTo(place("step", setting, column));
                });
        assertThat(COMPILER.compile(drawing.project())).isInstanceOf(CompileResult.Rejected.class);
    }

    @Test
    void oneFieldOfARecordIsReplaced() throws Exception {
        final Drawing drawing = step("Vote", "map-field", Map.of("field", "count", "to", "count * 10 + letter"));

        assertThat(gives(drawing, "step")).isEqualTo("Vote");
        final CompiledProject project = Snippets.compile(COMPILER, drawing);
        final Computation<Object, Object> step = Snippets.make(project, "step", Role.COMPUTE);
        final Class<?> vote = (Class<?>) project.messageTypes().get("step");
        final Object given = vote.getDeclaredConstructors()[0].newInstance('a', 7L);
        assertThat(step.compute(given)).hasToString("Vote[letter=a, count=167]");
    }

    @Test
    void aFieldMustBeThere() {
        assertThat(COMPILER.analyse(step("Vote", "map-field", Map.of("field", "cuont", "to", "1"))
                                .project())
                        .problems())
                .singleElement()
                .isEqualTo(Problem.error(
                        Problem.Where.setting("step", "field"), "Vote has no field cuont", "Did you mean count?"));
        assertThat(COMPILER.analyse(step("String", "map-field", Map.of("field", "x", "to", "1"))
                                .project())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("String comes in, which is no record and has no fields"));
    }

    private static Drawing total(String incoming, String kind, Map<String, String> settings) {
        return step(incoming, kind, settings)
                .node("key", "key")
                .code("key", Role.KEY, "char key(" + incoming + " in) { return 'k'; }")
                .withoutPaths()
                .path("in", "key", "step", "out");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            Vote       ~ count   ~                ~ value               ~ long
            Vote       ~ count   ~                ~ new Pair<>(key, value) ~ Pair<Character, Long>
            Vote       ~ count   ~                ~ value % 10 == 0 ? value : null ~ Long
            Vote       ~ sum     ~ count          ~ value               ~ long
            Vote       ~ sum     ~ count * 0.5    ~ value               ~ double
            int        ~ sum     ~ in             ~ in + value          ~ long
            Integer    ~ sum     ~ in             ~ value               ~ long
            String     ~ sum     ~ new java.math.BigDecimal(in) ~ value ~ BigDecimal
            Vote       ~ average ~ count          ~ value               ~ double
            String     ~ average ~ new java.math.BigDecimal(in) ~ value ~ double
            Vote       ~ max     ~ count          ~ value               ~ Long
            Vote       ~ max     ~ letter         ~ key                 ~ Character
            Vote       ~ min     ~ letter > 'x'   ~ value               ~ Boolean
            String     ~ min     ~ in             ~ value.length()      ~ Integer
            String     ~ max     ~ LocalDate.parse(in) ~ value          ~ LocalDate
            """)
    void totalsGiveTheTypeOfTheirExpression(String type, String kind, String of, String gives, String result)
            throws Exception {
        final Map<String, String> settings = of == null ? Map.of("gives", gives) : Map.of("of", of, "gives", gives);
        final Drawing drawing = total(type, kind, settings);

        assertThat(gives(drawing, "step")).isEqualTo(result);
        Snippets.compile(COMPILER, drawing);
    }

    @Test
    void aTotalKeepsItsStateUnderItsOwnName() throws Exception {
        final CompiledProject project =
                Snippets.compile(COMPILER, total("String", "max", Map.of("of", "in.length()", "gives", "in + value")));
        final StateComputation<Object, Object, Object> step = Snippets.make(project, "step", Role.COMPUTE);
        final Object state =
                Snippets.<StateFactory<Object>>make(project, "step", Role.STATE).create();

        assertThat(step.compute("abc", state)).isEqualTo("abc3");
        assertThat(step.compute("a", state)).isEqualTo("a3");
        assertThat(step.compute("abcde", state)).isEqualTo("abcde5");
        assertThat(project.topology().state("step")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            sum     ~ in         ~ of    ~ only numbers have a sum
            average ~ List.of()  ~ of    ~ only numbers have an average
            max     ~ List.of()  ~ of    ~ only what has an order has a largest
            sum     ~ in.x()     ~ of    ~ cannot find method x()
            sum     ~ 1          ~ gives ~ cannot find variable vlaue
            """)
    void errorsOfTotalsNameTheirSetting(String kind, String of, String setting, String message) {
        final String gives = setting.equals("of") ? "value" : "vlaue";
        final Drawing drawing = total("String", kind, Map.of("of", of, "gives", gives));

        assertThat(COMPILER.analyse(drawing.project()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).startsWith(message);
                    assertThat(problem.where().setting()).contains(setting);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "map", "map-field", "count", "sum", "min", "max", "average"})
    void theCodeOfAStepIsWhatAPersonCouldHaveWritten(String kind) throws Exception {
        final Map<String, String> settings = switch (kind) {
            case "filter" -> Map.of("when", "count > 3");
            case "map" -> Map.of("to", "new Pair<>(letter, count)");
            case "map-field" -> Map.of("field", "count", "to", "count + 1");
            case "count" -> Map.of("gives", "new Pair<>(key, value)");
            default -> Map.of("of", "count", "gives", "new Pair<>(key, value)");
        };
        final Drawing drawing = total("Vote", kind, settings);
        final String gives = gives(drawing, "step");
        final Map<Role, String> code = COMPILER.analyse(drawing.project()).madeFor("step");
        final Project turned = Edits.apply(
                        drawing.project(),
                        new Edit.TurnIntoCode("step", code),
                        new EditContext(Catalogue.standard(), () -> new NodeId(99), (ref, after) -> ""))
                .project();

        final ProjectAnalysis analysis = COMPILER.analyse(turned);
        assertThat(analysis.problems()).isEmpty();
        assertThat(analysis.type(PortRef.out("step"))).contains(gives);
        assertThat(COMPILER.compile(turned)).isInstanceOf(CompileResult.Compiled.class);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            Vote    ~ distinct ~ of=letter                    ~ Vote
            Vote    ~ distinct ~ of=key                       ~ Vote
            int     ~ distinct ~                              ~ int
            String  ~ throttle ~                              ~ String
            long    ~ sample   ~ each=3                       ~ long
            Vote    ~ delay    ~ by=3s                        ~ Vote
            Vote    ~ top-n    ~ by=count                     ~ List<Vote>
            Vote    ~ top-n    ~ by=count;about=letter        ~ List<Vote>
            int     ~ top-n    ~ by=in                        ~ List<Integer>
            """)
    void stepsThatRememberGiveWhatComesIn(String type, String kind, String settings, String gives) throws Exception {
        final Map<String, String> given = new TreeMap<>();
        for (final String each : settings == null ? new String[0] : settings.split(";")) {
            given.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        final Drawing drawing = total(type, kind, given);

        assertThat(gives(drawing, "step")).isEqualTo(gives);
        Snippets.compile(COMPILER, drawing);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            distinct ~ of    ~ List.of(in) ~ List<Vote> can't be a key
            distinct ~ of    ~ in.x        ~ cannot find variable x in Vote
            top-n    ~ by    ~ in          ~ only what has an order has a largest
            top-n    ~ about ~ wrod        ~ cannot find variable wrod
            """)
    void errorsOfStepsThatRememberNameTheirSetting(String kind, String setting, String text, String message) {
        final Map<String, String> settings = new TreeMap<>(Map.of(setting, text));
        if (kind.equals("top-n")) {
            settings.putIfAbsent("by", "count");
        }

        assertThat(COMPILER.analyse(total("Vote", kind, settings).project()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).startsWith(message);
                    assertThat(problem.where().setting()).contains(setting);
                });
    }

    private static Drawing join(String gives, String rightKey) {
        return Drawing.empty()
                .types("record Order(String id, int amount) {}\nrecord Payment(String order, long paid) {}\n")
                .node("orders", "generator")
                .node("payments", "generator")
                .node("by-id", "key")
                .node("by-order", "key")
                .put("pair", "join", Map.of("gives", gives), Optional.empty())
                .node("out", "discard")
                .path("orders", "by-id")
                .path("payments", "by-order")
                .path("pair", "out")
                .edge("by-id", "pair", "left")
                .edge("by-order", "pair", "right")
                .code("orders", Role.GENERATE, Drawing.generator("Order"))
                .code("payments", Role.GENERATE, Drawing.generator("Payment"))
                .code("by-id", Role.KEY, "String key(Order in) { return in.id(); }")
                .code("by-order", Role.KEY, rightKey);
    }

    @Test
    void aJoinGivesTheTypeOfItsExpression() throws Exception {
        final String byOrder = "String key(Payment in) { return in.order(); }";

        assertThat(gives(join("key + left.amount()", byOrder), "pair")).isEqualTo("String");
        assertThat(gives(join("right == null ? -left.amount() : right.paid()", byOrder), "pair"))
                .isEqualTo("long");
        Snippets.compile(COMPILER, join("Map.entry(left, right)", byOrder));
        assertThat(COMPILER.analyse(join("left.paid()", byOrder).project()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).isEqualTo(place("pair", "gives", 1)));
    }

    @Test
    void keysOfDifferentTypesNeverMeet() {
        assertThat(COMPILER.analyse(join("left", "int key(Payment in) { return 1; }")
                                .project())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("the inputs of pair have keys of different types, which never meet:"
                                + " left by String, right by Integer"));
    }
}
