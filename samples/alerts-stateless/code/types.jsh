/** A payment; negative when money goes out. */
record Transaction(long id, long amount) {}

/** Something to look at. */
record Alert(String kind, long id, long amount) {}
