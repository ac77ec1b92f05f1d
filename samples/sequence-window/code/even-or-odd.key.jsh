long key(long number) {
    return Math.floorMod(number, 2);
}
