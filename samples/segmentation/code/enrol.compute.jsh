void compute(Customer customer, Loyalty loyalty) {
    loyalty.known = true;
}
