/** Votes for a letter, as they come in. */
record Vote(char letter, long count) {}

/** All votes for a letter so far. */
record Total(char letter, long votes) {}
