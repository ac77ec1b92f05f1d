String key(Conversion conversion) {
    return conversion.visitor();
}
