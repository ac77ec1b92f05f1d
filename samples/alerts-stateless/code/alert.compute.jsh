Alert compute(Transaction transaction) {
    if (transaction.amount() > 1000) {
        return new Alert("Deposit", transaction.id(), transaction.amount());
    }
    if (transaction.amount() < -1000) {
        return new Alert("Withdrawal", transaction.id(), transaction.amount());
    }
    return null;
}
