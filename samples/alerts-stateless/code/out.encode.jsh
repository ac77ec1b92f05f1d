String encode(Alert alert) {
    return "%s Alert for %d: %d\n".formatted(alert.kind(), alert.id(), alert.amount());
}
