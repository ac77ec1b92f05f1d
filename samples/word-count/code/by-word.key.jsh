String key(String word) {
    return word;
}
