Vote decode(ByteBuffer frame) {
    char letter = (char) (frame.get() & 0xFF);
    return new Vote(letter, frame.getInt() & 0xFFFF_FFFFL);
}
