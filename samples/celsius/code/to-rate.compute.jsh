double compute(float celsius) {
    return celsius * 1.8;
}
