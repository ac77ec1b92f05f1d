package io.millrace.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Host and port on a command line. */
record Address(String host, int port) {
    static final Address NONE = new Address("127.0.0.1", 0);

    String text() {
        return host + ":" + port;
    }

    /** Reads {@code host:port}, {@code :port} and {@code port}; IPv6 addresses stand in brackets. */
    static final class Converter implements ITypeConverter<Address> {
        @Override
        public Address convert(String text) {
            final int colon = text.lastIndexOf(':');
            final String host =
                    colon <= 0 ? NONE.host : text.substring(0, colon).replaceAll("^\\[|]$", "");
            try {
                final int port = Integer.parseInt(text.substring(colon + 1));
                if (port >= 0 && port <= 65535) {
                    return new Address(host, port);
                }
            } catch (NumberFormatException e) {
                throw wrong(text);
            }
            throw wrong(text);
        }

        private static TypeConversionException wrong(String text) {
            return new TypeConversionException("host:port is needed, such as 127.0.0.1:7001, not " + text);
        }
    }
}
