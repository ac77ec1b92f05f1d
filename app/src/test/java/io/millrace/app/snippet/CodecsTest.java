package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.edit.CodecsIntoCode;
import io.millrace.app.edit.Edit;
import io.millrace.app.edit.EditContext;
import io.millrace.app.edit.Edits;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecsTest {
    private static final SnippetCompiler COMPILER = SnippetCompiler.create(Catalogue.standard());
    private static final String TYPES = """
            enum Side { BUY, SELL }
            record Quote(String symbol, double price, Optional<Integer> size, Long account, Side side) {}
            record Leg(char code, List<Integer> amounts) {}
            record Order(String id, Instant at, List<Leg> legs, Map<String, Leg> named, Optional<Leg> best, Optional<Order> parent,
                    Set<String> tags, boolean open, byte b, short s, int i, long l, float f, byte[] raw, Duration pause,
                    LocalDate day, UUID uuid, java.math.BigDecimal exact, Optional<List<String>> notes) {}
            record Tree(String in, String field, List<Tree> seen) {}
            record Keyword(String text, int value, String json, int each) {}
            record Odd(StringBuilder text) {}
            record Everything(String text, boolean yes, char letter, byte b, short s, int i, long l, float f, double d,
                    Side side, Optional<String> note, Integer box, Instant at) {}
            """;

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    private static Drawing drawing(Map<String, String> source, Map<String, String> sink) {
        return Drawing.empty()
                .types(TYPES)
                .put("in", "tcp-source", source, Optional.empty())
                .put("out", "tcp-sink", sink, Optional.empty())
                .path("in", "out");
    }

    private static Map<String, String> settings(String... words) {
        final Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            settings.put(words[i], words[i + 1]);
        }
        return settings;
    }

    /** A decoder and an encoder of one type. */
    private record Both(Decoder<Object> decoder, Encoder<Object> encoder) {
        static Both of(Drawing drawing) throws Exception {
            final CompiledProject project = Snippets.compile(COMPILER, drawing);
            return new Both(Snippets.make(project, "in", Role.DECODE), Snippets.make(project, "out", Role.ENCODE));
        }

        @Nullable
        Object read(String text) throws Exception {
            return decoder.decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }

        byte[] bytes(Object message) throws Exception {
            final ByteBuffer into = ByteBuffer.allocate(1 << 16);
            encoder.encode(message, into);
            return Arrays.copyOf(into.array(), into.position());
        }

        String written(Object message) throws Exception {
            return new String(bytes(message), StandardCharsets.UTF_8);
        }
    }

    private static Both json(String type) throws Exception {
        return Both.of(drawing(settings("decode-as", "json", "type", type), settings("encode-as", "json")));
    }

    private static Both csv(String... more) throws Exception {
        final Map<String, String> settings = settings(more);
        settings.putAll(settings("decode-as", "csv", "type", "Quote"));
        return Both.of(drawing(settings, settings("encode-as", "csv")));
    }

    private static List<Problem> problems(Drawing drawing) {
        return COMPILER.analyse(drawing.project()).problems();
    }

    @Test
    void csvBecomesRecordsAndBack() throws Exception {
        final Both csv = csv();
        final Object quote = csv.read("\"A,B\",1.5,7,,SELL\r");

        assertThat(quote).hasToString("Quote[symbol=A,B, price=1.5, size=Optional[7], account=null, side=SELL]");
        assertThat(csv.written(Objects.requireNonNull(quote))).isEqualTo("\"A,B\",1.5,7,,SELL\n");
        assertThat(csv.read("X,2,,5,BUY"))
                .hasToString("Quote[symbol=X, price=2.0, size=Optional.empty, account=5, side=BUY]");
        assertThat(csv.read("")).isNull();
        assertThat(csv.read("symbol,price,size,account,side")).isNull();
    }

    @Test
    void columnsMayBeNamedAndOthersLeftOut() throws Exception {
        final Both csv = csv("columns", "time, side,price,,symbol", "separator", "semicolon");

        assertThat(csv.read("12:00;BUY;2.5;x;\"Z;\""))
                .hasToString("Quote[symbol=Z;, price=2.5, size=Optional.empty, account=null, side=BUY]");
        assertThat(csv.read("Time;Side;Price;;Symbol")).isNull();
    }

    @Test
    void badCsvNamesTheColumn() throws Exception {
        final Both csv = csv("skip-header", "false");

        assertThatThrownBy(() -> csv.read("A,x,,,BUY")).hasMessage("column 2 (price): \"x\" where a number is needed");
        assertThatThrownBy(() -> csv.read("A,1,,,HOLD")).hasMessage("column 5 (side): \"HOLD\" is none of BUY, SELL");
        assertThatThrownBy(() -> csv.read("symbol,price,size,account,side"))
                .hasMessage("column 2 (price): \"price\" where a number is needed");
    }

    @Test
    void jsonBecomesRecordsAndBack() throws Exception {
        final Both json = json("Order");
        final String text =
                "{\"id\":\"a\",\"at\":\"2026-01-31T12:00:00Z\",\"legs\":[{\"code\":\"x\",\"amounts\":[1,2]}],"
                        + "\"named\":{\"k\":{\"code\":\"y\",\"amounts\":[]}},\"best\":{\"code\":\"z\",\"amounts\":[3]},"
                        + "\"parent\":null,\"tags\":[\"t\"],\"open\":true,\"b\":1,\"s\":2,\"i\":3,\"l\":4,\"f\":5.5,"
                        + "\"raw\":\"AQID\",\"pause\":\"PT1M\",\"day\":\"2026-02-01\","
                        + "\"uuid\":\"123e4567-e89b-12d3-a456-426614174000\",\"exact\":1.50,\"notes\":[\"n\"]}";
        final Object order = Objects.requireNonNull(json.read(text));

        assertThat(json.written(order)).isEqualTo(text + "\n");
        assertThat(json.written(Objects.requireNonNull(json.read("\uFEFF" + text.replace(",", " , ")))))
                .isEqualTo(text + "\n");
        assertThat(json.read("  ")).isNull();
    }

    @Test
    void recordsMayHoldEachOther() throws Exception {
        final Both json = json("Tree");
        final String text = "{\"in\":\"a\",\"field\":\"b\",\"seen\":[{\"in\":\"c\",\"field\":\"d\",\"seen\":[]}]}";
        final Object tree = Objects.requireNonNull(json.read(text));

        assertThat(tree).hasToString("Tree[in=a, field=b, seen=[Tree[in=c, field=d, seen=[]]]]");
        assertThat(json.written(tree)).isEqualTo(text + "\n");
        assertThatThrownBy(() -> json.read("{\"in\":\"a\",\"field\":\"b\",\"seen\":[{\"in\":5}]}"))
                .hasMessage("seen[0].in: 5 where a text is needed");
        assertThatThrownBy(() -> json.read("{\"in\":\"a\",\"seen\":[]}")).hasMessage("the field field is missing");
    }

    @Test
    void fieldsMayBeCalledAsTheMadeCodesOwnVariables() throws Exception {
        final Both json = json("Keyword");
        final String text = "{\"text\":\"a\",\"value\":1,\"json\":\"b\",\"each\":2}";

        assertThat(json.written(Objects.requireNonNull(json.read(text)))).isEqualTo(text + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void whatWasWrittenIsReadBack(String format) throws Exception {
        final long seed = 20_260_203;
        final Random random = new Random(seed);
        final Both both = Both.of(drawing(
                settings("decode-as", format, "type", "Everything"),
                settings("encode-as", format, "framed-as", "none")));
        final Object first = both.read(
                format.equals("csv")
                        ? "t,true,c,1,2,3,4,5,6,BUY,n,7,2026-01-31T12:00:00Z"
                        : "{\"text\":\"t\",\"yes\":true,\"letter\":\"c\",\"b\":1,\"s\":2,\"i\":3,\"l\":4,\"f\":5,"
                                + "\"d\":6,\"side\":\"BUY\",\"at\":\"2026-01-31T12:00:00Z\"}");
        final Class<?> type = Objects.requireNonNull(first).getClass();
        final var constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        for (int round = 0; round < 500; round++) {
            final Object[] fields = RandomFields.of(type, random);
            final Object message = constructor.newInstance(fields);
            final String text = both.written(message);

            assertThat(both.read(text))
                    .as("seed " + seed + ", round " + round + ": " + text)
                    .isEqualTo(message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "int32,   7,     int,    0000000400000007",
        "int64,   7,     long,   000000080000000000000007",
        "float32, 1.5,   float,  000000043fc00000",
        "float64, 1.5,   double, 000000083ff8000000000000"
    })
    void numbersHaveAFixedSize(String format, String value, String type, String hex) throws Exception {
        final Drawing drawing = drawing(settings("decode-as", format), settings("encode-as", format));
        final Both both = Both.of(drawing);
        final byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        final Object number = Objects.requireNonNull(both.decoder()
                .decode(ByteBuffer.wrap(bytes, 4, bytes.length - 4).slice()));

        assertThat(number).hasToString(value);
        assertThat(both.bytes(number)).isEqualTo(bytes);
        assertThat(COMPILER.analyse(drawing.project()).type(PortRef.out("in"))).contains(type);
        assertThatThrownBy(() -> both.decoder().decode(ByteBuffer.allocate(3)))
                .hasMessage("the frame has 3 bytes, but " + format + " has " + (bytes.length - 4));
    }

    @Test
    void textsAndBytesPassAsTheyAre() throws Exception {
        final Both text = Both.of(drawing(settings("decode-as", "text"), settings("encode-as", "text")));
        assertThat(text.read("\uFEFFh\u00e9")).isEqualTo("h\u00e9");
        assertThat(text.written("h\u00e9")).isEqualTo("h\u00e9\n");
        assertThat(text.written(List.of(1, 2))).isEqualTo("[1, 2]\n");

        final Both bytes =
                Both.of(drawing(settings("decode-as", "bytes"), settings("encode-as", "bytes", "framed-as", "lines")));
        assertThat(bytes.read("ab")).isEqualTo(new byte[] {'a', 'b'});
        assertThat(bytes.written(new byte[] {'a'})).isEqualTo("a\n");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            usual => {}~
            lines => {}~
            u32   => 0002{}
            none  => {}
            """)
    void jsonIsFramedAsAsked(String framing, String expected) throws Exception {
        final Drawing drawing = drawing(
                        settings("decode-as", "json", "type", "Nothing"),
                        settings("encode-as", "json", "framed-as", framing))
                .types("record Nothing() {}");
        final Both json = Both.of(drawing);

        assertThat(json.written(Objects.requireNonNull(json.read("{}"))))
                .isEqualTo(expected.replace('~', '\n').replace("0002", "\0\0\0\2"));
    }

    @Test
    void portsHaveTheExactTypes() {
        final ProjectAnalysis analysis = COMPILER.analyse(
                drawing(settings("decode-as", "json", "type", "Order"), settings("encode-as", "csv", "type", "Quote"))
                        .project());

        assertThat(analysis.type(PortRef.out("in"))).contains("Order");
        assertThat(analysis.type(PortRef.in("out"))).contains("Quote");
        assertThat(analysis.problems()).extracting(Problem::message).contains("in gives Order, but out takes Quote");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            decode-as json type Quot    => type    => there is no type Quot among the shared types
            decode-as json type Odd     => type    => Odd.text: no way is known between JSON and StringBuilder
            decode-as csv type Order    => type    => Order.legs has the type List<Leg>, which fits no column of CSV
            decode-as csv type Side     => type    => Side is no record with fields, so it has no columns
            decode-as csv type Quote columns symbol,side => columns => the column price, which Quote needs, is not among them
            decode-as json              => type    => *
            """)
    void whatCannotBeDecodedIsSaidAtItsSetting(String words, String setting, String message) {
        final List<Problem> problems = problems(drawing(settings(words.split(" ")), settings("encode-as", "text")));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.where().setting()).contains(setting);
            if (!message.equals("*")) {
                assertThat(problem.message()).isEqualTo(message);
            }
        });
        assertThat(problems).noneMatch(problem -> problem.where().code().isPresent());
    }

    @Test
    void oldCodeIsKeptAndNotCompiledWhileSettingsMakeIt() throws Exception {
        final Drawing drawing = drawing(settings("decode-as", "text"), settings("encode-as", "text"))
                .code("in", Role.DECODE, "this is no Java");

        assertThat(problems(drawing)).isEmpty();
        assertThat(Both.of(drawing).read("x")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "csv", "json", "int32", "int64", "float32", "float64", "bytes"})
    void madeCodeTurnsIntoTheUsersOwn(String format) throws Exception {
        final boolean typed = format.equals("csv") || format.equals("json");
        final Map<String, String> source = settings("decode-as", format, "framing", "lines");
        if (typed) {
            source.put("type", "Everything");
        }
        final Project before = drawing(source, settings("encode-as", format)).project();
        final ProjectAnalysis analysis = COMPILER.analyse(before);
        final EditContext context = new EditContext(Catalogue.standard(), () -> new NodeId(1000), (ref, after) -> "");

        Project after = before;
        for (final String name : List.of("in", "out")) {
            final ProjectNode node = before.node(name).orElseThrow();
            final Edit edit = CodecsIntoCode.edit(
                            node, Catalogue.standard().require(node.kind()), analysis.madeFor(name))
                    .orElseThrow();
            after = Edits.apply(after, edit, context).project();
            assertThat(CodecsIntoCode.made(
                            after.node(name).orElseThrow(), Catalogue.standard().require(node.kind())))
                    .isEmpty();
        }

        assertThat(after.node("in").orElseThrow().settings()).isEqualTo(Map.of("framing", "lines"));
        assertThat(after.node("out").orElseThrow().settings()).isEmpty();
        assertThat(after.text(new CodeRef("in", Role.DECODE))).contains(" decode(");
        final ProjectAnalysis written = COMPILER.analyse(after);
        assertThat(written.problems()).isEmpty();
        assertThat(written.type(PortRef.out("in"))).isEqualTo(analysis.type(PortRef.out("in")));
    }

    @Test
    void aChangedRecordChangesItsCodec() throws Exception {
        final Drawing drawing = drawing(settings("decode-as", "json", "type", "Pair"), settings("encode-as", "json"));
        final CompiledProject before = Snippets.compile(COMPILER, drawing.types("record Pair(int a) {}"));
        final CompiledProject after = Snippets.compile(COMPILER, drawing.types("record Pair(int a, String b) {}"));
        final Decoder<Object> decoder = Snippets.make(after, "in", Role.DECODE);

        assertThat(after.changedFrom(before)).contains(new CodeRef("in", Role.DECODE), new CodeRef("out", Role.ENCODE));
        assertThat(decoder.decode(ByteBuffer.wrap("{\"b\":\"x\",\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                .hasToString("Pair[a=1, b=x]");
    }
}
