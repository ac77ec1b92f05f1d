class Count {
    long seen;
}
