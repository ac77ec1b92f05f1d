package io.millrace.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.Position;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A person's folder, the samples of this repository, and words for what tests of sessions do. */
final class SessionFixture implements AutoCloseable {
    static final Path SAMPLES = Path.of("..", "samples");
    static final Position AT = new Position(0, 0);
    static final CodeRef ADD = new CodeRef("add-32", Role.COMPUTE);

    final AppHome home;
    final Workspace workspace;

    SessionFixture(Path homeFolder) {
        this.home = AppHome.of(Map.of("MILLRACE_HOME", homeFolder.toString()));
        this.workspace = Workspace.open(home, SAMPLES);
    }

    SessionFixture(Path homeFolder, Workspace.MachineSource machines) {
        this.home = AppHome.of(Map.of("MILLRACE_HOME", homeFolder.toString()));
        this.workspace = Workspace.open(home, SAMPLES, machines);
    }

    static Edit add(String kind, String name) {
        return new Edit.AddNode(kind, Optional.of(name), AT, Optional.empty());
    }

    static Edit code(CodeRef ref, String text) {
        return new Edit.SetCode(ref, text, 0, false);
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** The request was done. */
    static Outcome done(CompletableFuture<Outcome> request) {
        final Outcome outcome = get(request);
        assertThat(outcome.ok()).as(outcome.text()).isTrue();
        return outcome;
    }

    /** The request was refused with these words. */
    /** There was nothing to do, which is not wrong. */
    static void nothingDone(CompletableFuture<Outcome> request, String words) {
        final Outcome outcome = get(request);
        assertThat(outcome.ok()).isTrue();
        assertThat(outcome.text()).contains(words);
    }

    static Outcome refused(CompletableFuture<Outcome> request, String... words) {
        final Outcome outcome = get(request);
        assertThat(outcome.ok()).as(outcome.text()).isFalse();
        assertThat(outcome.text()).contains(words).doesNotContain("Exception", "\n");
        return outcome;
    }

    /** Waits until a state is as wanted. */
    static SessionState await(ProjectSession session, Predicate<SessionState> wanted) {
        final CountDownLatch latch = new CountDownLatch(1);
        try (AutoCloseable listening = session.listen(state -> {
            if (wanted.test(state)) {
                latch.countDown();
            }
        })) {
            assertThat(latch.await(30, TimeUnit.SECONDS))
                    .as(
                            "state as wanted; it is now %s %s",
                            session.state().run(), session.state().problems())
                    .isTrue();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return session.state();
    }

    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (final Path file : files.toList()) {
                final Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Override
    public void close() {
        workspace.close();
    }
}
