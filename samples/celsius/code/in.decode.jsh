float decode(ByteBuffer frame) {
    return frame.getFloat();
}
