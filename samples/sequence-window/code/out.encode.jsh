String encode(Last last) {
    return "[%d, %d, %d, %d]\n".formatted(last.first(), last.second(), last.third(), last.fourth());
}
