Order decode(ByteBuffer frame) {
    if (frame.get() != 1) {
        throw new IllegalArgumentException("not an order");
    }
    Side side = switch (frame.get()) {
        case 1 -> Side.BUY;
        case 2 -> Side.SELL;
        default -> throw new IllegalArgumentException("neither to buy nor to sell");
    };
    return new Order(
            side, frame.getInt(), text(frame, 6), text(frame, 4), frame.getDouble(), frame.getDouble(), text(frame, 21));
}
