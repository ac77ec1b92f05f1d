String encode(Alert alert) {
    return "%s Alert for %s: %d\n".formatted(alert.kind(), alert.user(), alert.total());
}
