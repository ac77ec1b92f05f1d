package io.millrace.engine.catalogue;

import java.util.List;

/** How TCP connections are protected; every setting but the first is used only when that is on. */
final class TlsSettings {
    private static final String ON = "true";

    private TlsSettings() {}

    static List<SettingBuilder> source() {
        return List.of(
                tls("Connections are encrypted with TLS; needs a certificate and its key."),
                SettingBuilder.file("tls-certificate")
                        .label("Certificate")
                        .doc("PEM file with the certificate that clients see, followed by those that lead to its CA.")
                        .shownWhen("tls", ON),
                SettingBuilder.file("tls-key")
                        .label("Key")
                        .doc("PEM file with the private key of the certificate (PKCS #8).")
                        .shownWhen("tls", ON),
                keyPassword(),
                SettingBuilder.optionalFile("tls-client-ca")
                        .label("CA of clients")
                        .doc("PEM file; clients must show a certificate of one of these CAs. Empty asks for none.")
                        .shownWhen("tls", ON));
    }

    static List<SettingBuilder> sink() {
        return List.of(
                tls("The connection is encrypted with TLS."),
                SettingBuilder.optionalFile("tls-ca")
                        .label("Trusted CA")
                        .doc("PEM file with the CAs, or the very certificate, to trust. Empty trusts what Java trusts.")
                        .shownWhen("tls", ON),
                SettingBuilder.flag("tls-check-host", true)
                        .label("Check the host name")
                        .doc("The certificate must be for the host that is connected to.")
                        .shownWhen("tls", ON),
                SettingBuilder.optionalFile("tls-certificate")
                        .label("Certificate")
                        .doc("PEM file with a certificate to show, where the other side asks for one.")
                        .shownWhen("tls", ON),
                SettingBuilder.optionalFile("tls-key")
                        .label("Key")
                        .doc("PEM file with the private key of that certificate (PKCS #8).")
                        .shownWhen("tls", ON),
                keyPassword());
    }

    private static SettingBuilder tls(String doc) {
        return SettingBuilder.flag("tls", false).label("TLS").doc(doc);
    }

    private static SettingBuilder keyPassword() {
        return SettingBuilder.password("tls-key-password")
                .label("Password of the key")
                .doc("For a key that is encrypted.")
                .shownWhen("tls", ON);
    }
}
