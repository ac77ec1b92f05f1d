String encode(WordCount counted) {
    return counted.word() + " => " + counted.count() + "\n";
}
