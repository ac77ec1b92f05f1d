void compute(Quote quote, Market market) {
    double spread = quote.offer() - quote.bid();
    double mid = (quote.bid() + quote.offer()) / 2;
    market.bid = quote.bid();
    market.offer = quote.offer();
    market.reject = spread >= 0.05 || spread / mid >= 0.05;
}
