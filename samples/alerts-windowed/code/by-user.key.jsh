String key(Transaction transaction) {
    return transaction.user();
}
