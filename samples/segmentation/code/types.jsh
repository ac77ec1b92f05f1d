/** A customer of the loyalty programme. */
record Customer(String id) {}

/** What somebody did after an advertisement was shown. */
record Conversion(String visitor, Action action, String campaign) {}

/** What is to be sent. */
record Email(String to, String campaign) {}

enum Action { CLICK, PURCHASE }
