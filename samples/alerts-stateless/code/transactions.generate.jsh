Transaction initial() {
    return new Transaction(0, 1);
}

// A simple way to amounts above, below and within the thresholds.
Transaction next(Transaction previous) {
    long amount = Math.floorMod(previous.amount() * 1451 + 7, 2500) - 1250;
    return new Transaction(previous.id() + 1, amount);
}
