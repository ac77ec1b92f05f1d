long decode(ByteBuffer frame) {
    return frame.getLong();
}
