Stream<String> compute(String text) {
    return text.lines()
            .map(line -> strip(line.toLowerCase(Locale.ROOT)))
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .map(word -> strip(word));
}

/** Takes punctuation and spaces off both ends; what stands inside a word, as in don't, stays. */
String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isMark(text.charAt(from))) {
        from++;
    }
    while (to > from && isMark(text.charAt(to - 1))) {
        to--;
    }
    return text.substring(from, to);
}

boolean isMark(char c) {
    return c >= ' ' && c <= '~' && !Character.isLetterOrDigit(c);
}
