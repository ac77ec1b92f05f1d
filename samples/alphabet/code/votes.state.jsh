class Tally {
    long votes;
}
