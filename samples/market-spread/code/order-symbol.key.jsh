String key(Order order) {
    return order.symbol();
}
