Alert compute(Transaction transaction, Account account) {
    account.total += transaction.amount();
    if (account.total > 2000) {
        return new Alert("Deposit", transaction.user(), account.total);
    }
    if (account.total < -2000) {
        return new Alert("Withdrawal", transaction.user(), account.total);
    }
    return null;
}
