class Loyalty {
    boolean known;
}
