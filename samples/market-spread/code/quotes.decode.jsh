Quote decode(ByteBuffer frame) {
    if (frame.get() != 2) {
        throw new IllegalArgumentException("not a quote");
    }
    return new Quote(text(frame, 4), text(frame, 21), frame.getDouble(), frame.getDouble());
}
