String key(Quote quote) {
    return quote.symbol();
}
