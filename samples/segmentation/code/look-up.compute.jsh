Email compute(Conversion conversion, Loyalty loyalty) {
    if (loyalty.known && conversion.action() == Action.CLICK) {
        return new Email(conversion.visitor(), conversion.campaign());
    }
    if (conversion.action() == Action.PURCHASE) {
        loyalty.known = true;
    }
    return null;
}
