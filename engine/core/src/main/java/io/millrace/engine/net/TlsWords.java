package io.millrace.engine.net;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a TLS connection failed, for people: as a part of a sentence about the other side. */
final class TlsWords {
    private static final String ALERT = "fatal alert: ";
    private static final Set<String> DISTRUST = Set.of(
            "unknown_ca", "bad_certificate", "certificate_unknown", "certificate_expired", "unsupported_certificate");

    private TlsWords() {}

    /** Whether this is about TLS at all. */
    static boolean isOne(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof javax.net.ssl.SSLException) {
                return true;
            }
        }
        return false;
    }

    static String of(@Nullable Throwable failure) {
        String words = "";
        for (Throwable cause = failure; cause != null && words.isEmpty(); cause = cause.getCause()) {
            words = known(cause);
        }
        if (!words.isEmpty()) {
            return words;
        }
        return "TLS failed: " + deepest(failure);
    }

    private static String known(Throwable cause) {
        final String message = String.valueOf(cause.getMessage());
        if (cause instanceof NotSslRecordException) {
            return "it does not speak TLS";
        } else if (cause instanceof SslHandshakeTimeoutException) {
            return "no answer to the TLS handshake; it may not speak TLS";
        } else if (cause instanceof ClosedChannelException) {
            return "it closed the connection during the TLS handshake";
        } else if (cause instanceof CertificateExpiredException) {
            return "its certificate has run out";
        } else if (cause instanceof CertificateNotYetValidException) {
            return "its certificate is not valid yet";
        } else if (cause instanceof CertPathBuilderException) {
            return "its certificate is of no CA that is trusted";
        } else if (message.contains(ALERT)) {
            return alert(message.substring(message.indexOf(ALERT) + ALERT.length()));
        }
        return certificate(message);
    }

    private static String certificate(String message) {
        final String small = message.toLowerCase(Locale.ROOT);
        if (small.startsWith("no subject alternative") || small.startsWith("no name matching")) {
            return "its certificate is for another host";
        } else if (small.contains("empty client certificate chain") || small.contains("null cert chain")) {
            return "it shows no certificate";
        } else if (small.contains("no cipher suites in common")
                || small.contains("is not accepted by client preferences")) {
            return "both sides have no TLS version or cipher in common";
        }
        return "";
    }

    private static String alert(String name) {
        if (DISTRUST.contains(name)) {
            return "it does not trust the certificate of this side (" + name + ")";
        } else if (name.equals("certificate_required")) {
            return "it asks for a certificate";
        } else if (name.equals("protocol_version") || name.equals("handshake_failure")) {
            return "both sides have no TLS version or cipher in common (" + name + ")";
        }
        return "it ended TLS with the alert " + name;
    }

    private static String deepest(@Nullable Throwable failure) {
        Throwable last = failure;
        while (last != null && last.getCause() != null) {
            last = last.getCause();
        }
        return last == null || last.getMessage() == null ? "no reason is known" : last.getMessage();
    }
}
