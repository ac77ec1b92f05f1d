class LastFour {
    Last last = new Last(0, 0, 0, 0);
}
