/** A word, and how often it was seen so far. */
record WordCount(String word, long count) {}
