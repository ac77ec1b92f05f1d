void encode(Total total, ByteBuffer into) {
    into.putInt(9);
    into.put((byte) total.letter());
    into.putLong(total.votes());
}
