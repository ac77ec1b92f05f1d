String encode(Email email) {
    return "To %s: more about %s\n".formatted(email.to(), email.campaign());
}
