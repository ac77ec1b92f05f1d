String encode(double fahrenheit) {
    return String.format(Locale.ROOT, "%.6f\n", fahrenheit);
}
