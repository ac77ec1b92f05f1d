/** The last four numbers of their kind, the newest last; 0 where there was none yet. */
record Last(long first, long second, long third, long fourth) {}
