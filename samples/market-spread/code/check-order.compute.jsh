Rejection compute(Order order, Market market, Context context) {
    return market.reject
            ? new Rejection(order, market.bid, market.offer, context.eventTimeNanos())
            : null;
}
