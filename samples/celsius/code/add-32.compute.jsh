double compute(double rated) {
    return rated + 32;
}
