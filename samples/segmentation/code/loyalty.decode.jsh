Customer decode(String line) {
    return line.isBlank() ? null : new Customer(line.strip());
}
