WordCount compute(String word, Count count) {
    count.seen++;
    return new WordCount(word, count.seen);
}
