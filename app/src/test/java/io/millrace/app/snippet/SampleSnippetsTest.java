package io.millrace.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.engine.api.Computation;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.api.Key;
import io.millrace.engine.api.StateComputation;
import io.millrace.engine.api.StateFactory;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.PortRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleSnippetsTest {
    private final SnippetCompiler compiler = SnippetCompiler.create(Catalogue.standard());

    @AfterEach
    void close() {
        compiler.close();
    }

    @Test
    void celsiusGivesItsExactBytes() throws Exception {
        final CompiledProject celsius = compile(Drawing.celsius());

        assertThat(celsius(celsius, "42480000")).isEqualTo("122.000000\n");
        assertThat(celsius(celsius, "c2200000")).isEqualTo("-40.000000\n");
        assertThat(celsius(celsius, "45b4be4f")).isEqualTo("10442.819434\n");
    }

    private static String celsius(CompiledProject project, String frame) throws Exception {
        final Object celsius =
                Snippets.<Decoder<Object>>make(project, "in", Role.DECODE).decode(hex(frame));
        final Object rated = Snippets.<Computation<Object, Object>>make(project, "to-rate", Role.COMPUTE)
                .compute(celsius);
        final Object fahrenheit = Snippets.<Computation<Object, Object>>make(project, "add-32", Role.COMPUTE)
                .compute(rated);
        final ByteBuffer into = ByteBuffer.allocate(100);
        Snippets.<Encoder<Object>>make(project, "out", Role.ENCODE).encode(fahrenheit, into);
        return new String(Arrays.copyOf(into.array(), into.position()), StandardCharsets.UTF_8);
    }

    @Test
    void alphabetGivesItsExactBytesAndKeepsItsTotals() throws Exception {
        final CompiledProject alphabet = compile(Drawing.alphabet());
        final Decoder<Object> decoder = Snippets.make(alphabet, "in", Role.DECODE);
        final Key<Object, Object> key = Snippets.make(alphabet, "by-letter", Role.KEY);
        final StateComputation<Object, Object, Object> add = Snippets.make(alphabet, "add-votes", Role.COMPUTE);
        final Encoder<Object> encoder = Snippets.make(alphabet, "out", Role.ENCODE);
        final Object state = Snippets.<StateFactory<Object>>make(alphabet, "votes", Role.STATE)
                .create();

        final Object vote = decoder.decode(hex("4100001534"));
        assertThat(key.key(vote)).isEqualTo('A');
        final ByteBuffer into = ByteBuffer.allocate(100);
        encoder.encode(add.compute(vote, state), into);
        encoder.encode(add.compute(vote, state), into);

        assertThat(HexFormat.of().formatHex(into.array(), 0, into.position()))
                .isEqualTo("00000009410000000000001534" + "00000009410000000000002a68");
    }

    @Test
    void typesOfAllPortsAndKeysAreKnown() {
        final ProjectAnalysis alphabet = compiler.analyse(Drawing.alphabet().project());

        assertThat(alphabet.problems()).isEmpty();
        assertThat(alphabet.portTypes())
                .containsEntry(PortRef.out("in"), "Vote")
                .containsEntry(PortRef.in("by-letter"), "Vote")
                .containsEntry(PortRef.out("by-letter"), "Vote")
                .containsEntry(PortRef.in("add-votes"), "Vote")
                .containsEntry(PortRef.out("add-votes"), "Total")
                .containsEntry(PortRef.in("out"), "Total");
        assertThat(alphabet.keyTypes()).containsEntry("add-votes", "char").containsEntry("out", "char");
        assertThat(alphabet.report(new CodeRef("add-votes", Role.COMPUTE))
                        .orElseThrow()
                        .signature()
                        .orElseThrow())
                .hasToString("Signature[in=Optional[Vote], out=Optional[Total], state=Optional[Tally]]");
    }

    @Test
    void messageTypesAreThoseThatTheCodeIsLoadedWith() throws Exception {
        final CompiledProject alphabet = compile(Drawing.alphabet());
        final Object vote =
                Snippets.<Decoder<Object>>make(alphabet, "in", Role.DECODE).decode(hex("4100001534"));

        assertThat(alphabet.messageTypes())
                .containsEntry("in", vote.getClass())
                .containsEntry("by-letter", vote.getClass())
                .containsKey("add-votes");
        assertThat(compile(Drawing.celsius()).messageTypes())
                .containsEntry("in", Float.class)
                .containsEntry("add-32", Double.class);
        assertThat(vote).hasToString("Vote[letter=A, count=5428]");
    }

    @Test
    void classesOfTheWholeProjectAreGivenForExport() {
        final CompiledProject alphabet = compile(Drawing.alphabet());

        assertThat(alphabet.classes())
                .containsKeys(
                        "millrace.user.Vote", "millrace.user.votes_state$Tally", "millrace.user.in_decode_adapter");
        assertThat(alphabet.adapters().values()).allMatch(alphabet.classes()::containsKey);
    }

    private CompiledProject compile(Drawing drawing) {
        return Snippets.compile(compiler, drawing);
    }

    private static ByteBuffer hex(String digits) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(digits));
    }
}
