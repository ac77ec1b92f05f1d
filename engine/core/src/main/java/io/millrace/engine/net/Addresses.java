package io.millrace.engine.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Addresses of host names. Whoever deploys looks names up, which may take long; workers find them here.
 *
 * <p>Threading: any.
 */
final class Addresses {
    private final Map<String, InetAddress> found = new ConcurrentHashMap<>();

    /** The address that needs no looking up: written in numbers, or localhost. */
    static Optional<InetAddress> literal(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        final byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Looks a name up, which may block. */
    InetAddress lookUp(String host) throws UnknownHostException {
        final Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            return literal.get();
        }
        final InetAddress address = InetAddress.getByName(host);
        found.put(host, address);
        return address;
    }

    /** What is known of a host without asking anybody. */
    Optional<InetAddress> known(String host) {
        return literal(host).or(() -> Optional.ofNullable(found.get(host)));
    }

    /** Host and port for people. */
    static String text(String host, int port) {
        return (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Address and port for people. */
    static String text(InetSocketAddress address) {
        return address.getAddress() == null
                ? address.getHostString() + ":" + address.getPort()
                : text(address.getAddress().getHostAddress(), address.getPort());
    }
}
