long initial() {
    return 0;
}

long update(long sum, Transaction transaction) {
    return sum + transaction.amount();
}

long combine(long a, long b) {
    return a + b;
}

Alert output(String user, long sum) {
    if (sum > 2000) {
        return new Alert("Deposit", user, sum);
    }
    if (sum < -2000) {
        return new Alert("Withdrawal", user, sum);
    }
    return null;
}
