/** Of one symbol. Nothing is traded before the first quote. */
class Market {
    double bid;
    double offer;
    boolean reject = true;
}
