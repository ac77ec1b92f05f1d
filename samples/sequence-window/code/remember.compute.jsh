Last compute(long number, LastFour window) {
    Last before = window.last;
    window.last = new Last(before.second(), before.third(), before.fourth(), number);
    return window.last;
}
