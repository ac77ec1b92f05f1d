String encode(String text) {
    return text + "\n";
}
