String compute(String text) {
    // A character outside the basic plane is two chars; StringBuilder keeps such pairs together.
    return new StringBuilder(text).reverse().toString();
}
