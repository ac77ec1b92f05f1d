String decode(String frame) {
    return frame;
}
