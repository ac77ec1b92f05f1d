// visitor,click or purchase,campaign
Conversion decode(String line) {
    String[] fields = line.split(",");
    return new Conversion(fields[0], Action.valueOf(fields[1].toUpperCase(Locale.ROOT)), fields[2]);
}
