String key(Customer customer) {
    return customer.id();
}
