char key(Vote vote) {
    return vote.letter();
}
