class Account {
    long total;
}
