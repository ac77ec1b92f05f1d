Transaction compute(Turn turn) {
    return new Transaction(USERS.get(turn.user()), turn.amount());
}
