void encode(Rejection rejection, ByteBuffer into) {
    Order order = rejection.order();
    into.putInt(55);
    into.put((byte) (order.side() == Side.BUY ? 1 : 2));
    into.putInt(order.account());
    into.put(order.id().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    into.put(order.symbol().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    into.putDouble(order.quantity());
    into.putDouble(order.price());
    into.putDouble(rejection.bid());
    into.putDouble(rejection.offer());
    into.putLong(rejection.nanos());
}
