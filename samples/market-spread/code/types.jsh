/** What a symbol is bid for and offered at. */
record Quote(String symbol, String time, double bid, double offer) {}

/** Somebody wants to buy or sell. */
record Order(Side side, int account, String id, String symbol, double quantity, double price, String time) {}

/** An order that the market's spread does not allow, with the quote that said so. */
record Rejection(Order order, double bid, double offer, long nanos) {}

enum Side { BUY, SELL }

/** Takes so many characters from the front of a frame. */
String text(ByteBuffer frame, int length) {
    byte[] bytes = new byte[length];
    frame.get(bytes);
    return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
}
