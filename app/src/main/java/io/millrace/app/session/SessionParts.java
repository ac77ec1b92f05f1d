package io.millrace.app.session;

import io.millrace.engine.catalogue.Catalogue;

/** What a session works with. */
record SessionParts(AppHome home, RecoveryCopies copies, Catalogue catalogue, Machine machine, SessionThreads threads) {
    static SessionParts real(AppHome home, RecoveryCopies copies) {
        final Catalogue catalogue = Catalogue.standard();
        return new SessionParts(home, copies, catalogue, new RealMachine(catalogue), new SessionThreads());
    }
}
