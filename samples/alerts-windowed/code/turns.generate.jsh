Turn initial() {
    return new Turn(0, 0, 1, List.of(1L, 0L, 0L, 0L, 0L));
}

// A simple way to amounts above, below and within the thresholds; a user who has gone far is turned back.
Turn next(Turn previous) {
    int user = (previous.user() + 1) % USERS.size();
    long total = previous.totals().get(user);
    long amount = Math.floorMod(previous.amount() * 1451 + 7, 2500) - 1250;
    if (total > 5000) {
        amount = -6000;
    } else if (total < -5000) {
        amount = 6000;
    }
    List<Long> totals = new ArrayList<>(previous.totals());
    totals.set(user, total + amount);
    return new Turn(previous.number() + 1, user, amount, List.copyOf(totals));
}
