package io.millrace.bench;

import io.millrace.bench.Messages.Box;
import io.millrace.bench.Messages.Vote;
import io.millrace.bench.Messages.Votes;
import io.millrace.engine.api.Encoder;
import io.millrace.engine.dsl.Application;
import io.millrace.engine.dsl.Sinks;
import io.millrace.engine.dsl.Sources;
import io.millrace.engine.dsl.State;
import io.millrace.engine.runtime.Deployment;
import io.millrace.engine.runtime.Engine;
import io.millrace.engine.runtime.EngineOptions;
import java.util.Objects;

/** The sample alphabet, its snippets written as functions. */
final class AlphabetMillrace {
    private AlphabetMillrace() {}

    static int start(int receiver) throws Exception {
        final Application app = Application.named("alphabet");
        final State<Box> votes = app.state("votes", Box::new);
        final Encoder<Votes> encoder =
                (total, into) -> into.putInt(9).put((byte) total.letter()).putLong(total.votes());
        app.source("in", Sources.tcp(0), frame -> new Vote((char) (frame.get() & 0xFF), frame.getInt() & 0xFFFF_FFFFL))
                .key("by-letter", Vote::letter)
                .computeWith("add-votes", votes, (vote, box) -> {
                    box.votes += vote.count();
                    return new Votes(vote.letter(), box.votes);
                })
                .sink("out", Sinks.tcp("127.0.0.1", receiver), encoder);
        final Deployment running = Engine.create(EngineOptions.standard().withWorkers(1)).deploy(app.plan());
        return Objects.requireNonNull(running.metrics().nodes().get("in"))
                .link()
                .port();
    }
}
