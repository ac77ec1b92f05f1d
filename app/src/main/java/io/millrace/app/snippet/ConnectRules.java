package io.millrace.app.snippet;

import java.util.Map;
import java.util.Optional;

/**
 * Which output types fit which input types: computed once per analysis, so that a drag asks no compiler.
 *
 * @param refusals by (output type, input type): the reason why not; an absent pair fits
 */
public record ConnectRules(Map<Pair, String> refusals) {
    /** Two type texts. */
    public record Pair(String outType, String inType) {}

    public ConnectRules {
        refusals = Map.copyOf(refusals);
    }

    /** Why a message of one type can't enter a port of the other; empty = it can. */
    public Optional<String> refusal(String outType, String inType) {
        return Optional.ofNullable(refusals.get(new Pair(outType, inType)));
    }
}
