final Instant START = Instant.parse("2000-01-01T00:00:00Z");

// A payment each tenth of a second, however fast they are made.
Instant timestamp(Turn turn) {
    return START.plusMillis(100 * turn.number());
}
