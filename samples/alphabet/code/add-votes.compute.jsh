Total compute(Vote vote, Tally tally) {
    tally.votes += vote.count();
    return new Total(vote.letter(), tally.votes);
}
