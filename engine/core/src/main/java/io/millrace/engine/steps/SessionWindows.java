package io.millrace.engine.steps;

import io.millrace.engine.api.Aggregation;
import io.millrace.engine.api.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A window for each time of activity of a key: it ends when no message has come for a gap of event time. A message that
 * comes between two joins them.
 */
final class SessionWindows implements KeyedStep<List<SessionWindows.Session>> {
    private final long gap;
    private final long delay;
    private final LatePolicy late;
    private final Accumulation accumulation;

    SessionWindows(long gap, long delay, LatePolicy late, Aggregation<?, ?, ?> aggregation) {
        this.gap = gap;
        this.delay = delay;
        this.late = late;
        this.accumulation = new Accumulation(aggregation);
    }

    /** One time of activity. */
    static final class Session {
        private long start;
        /** A gap after its last message. */
        private long end;

        private Object acc;
        private long messages;

        private Session(long start, long end, Object acc) {
            this.start = start;
            this.end = end;
            this.acc = acc;
        }
    }

    /** Sessions in the order of time; they don't touch. */
    @Override
    public List<Session> memory() {
        return new ArrayList<>(1);
    }

    @Override
    public long quietNanos() {
        return 2 * (gap + delay);
    }

    @Override
    public long lagNanos() {
        return delay;
    }

    @Override
    public Fate message(Object in, List<Session> sessions, StepScope scope) throws Exception {
        final long time = scope.eventTime();
        int at = sessions.size();
        while (at > 0 && sessions.get(at - 1).end > time) {
            at--;
        }
        // What ends behind the message begins there, or may take it in.
        final boolean takes = at < sessions.size() && sessions.get(at).start - gap < time;
        if (!takes && time + gap + delay <= scope.watermark()) {
            return tooLate(in, time, sessions, scope);
        }
        if (takes) {
            take(in, time, sessions.get(at));
            join(sessions, at);
        } else {
            sessions.add(at, session(in, time));
        }
        setTimer(sessions, scope);
        return Fate.HELD;
    }

    private Session session(Object in, long time) throws Exception {
        final Session session = new Session(time, time + gap, accumulation.update(accumulation.initial(), in));
        session.messages = 1;
        return session;
    }

    private void take(Object in, long time, Session session) throws Exception {
        session.acc = accumulation.update(session.acc, in);
        session.start = Math.min(session.start, time);
        session.end = Math.max(session.end, time + gap);
        session.messages++;
    }

    /** Longer now, a session may have reached the one behind it. */
    private void join(List<Session> sessions, int at) throws Exception {
        if (at + 1 == sessions.size() || sessions.get(at + 1).start >= sessions.get(at).end) {
            return;
        }
        final Session earlier = sessions.get(at);
        final Session later = sessions.remove(at + 1);
        earlier.end = later.end;
        earlier.messages += later.messages;
        earlier.acc = accumulation.combine(earlier.acc, later.acc);
    }

    private Fate tooLate(Object in, long time, List<Session> sessions, StepScope scope) throws Exception {
        if (late == LatePolicy.FIRE || late == LatePolicy.OLDEST && sessions.isEmpty()) {
            accumulation.single(new Window(time, time + gap), in, scope);
        } else if (late == LatePolicy.OLDEST) {
            final Session oldest = sessions.get(0);
            oldest.acc = accumulation.update(oldest.acc, in);
        }
        if (sessions.isEmpty()) {
            scope.forget();
        }
        return Fate.LATE;
    }

    /** A timer that is due too early is set anew then: that is cheaper than with each message. */
    private void setTimer(List<Session> sessions, StepScope scope) {
        final long due = sessions.get(0).end + delay;
        if (due < scope.eventTimer()) {
            scope.eventTimer(due);
        }
    }

    @Override
    public void eventDue(List<Session> sessions, StepScope scope) throws Exception {
        if (sessions.get(0).end + delay > scope.watermark()) {
            setTimer(sessions, scope);
        } else {
            comeOut(sessions, scope);
        }
    }

    @Override
    public boolean quiet(List<Session> sessions, StepScope scope) throws Exception {
        if (!sessions.isEmpty()) {
            comeOut(sessions, scope);
        }
        return !sessions.isEmpty();
    }

    private void comeOut(List<Session> sessions, StepScope scope) throws Exception {
        final Session session = sessions.remove(0);
        if (sessions.isEmpty()) {
            scope.forget();
        } else {
            setTimer(sessions, scope);
        }
        scope.passed(session.messages);
        accumulation.output(new Window(session.start, session.end), session.acc, scope);
    }
}
