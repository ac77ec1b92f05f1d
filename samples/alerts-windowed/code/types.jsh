final List<String> USERS = List.of("Fido", "Rex", "Dr. Whiskers", "Feathers", "Mountaineer");

/** What the generator knows: how many payments there were, whose turn it is, what is paid, and where every user stands. */
record Turn(long number, int user, long amount, List<Long> totals) {}

/** A payment of a user; negative when money goes out. */
record Transaction(String user, long amount) {}

/** Something to look at. */
record Alert(String kind, String user, long total) {}
