package io.millrace.engine.net;

import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a node's settings say of TLS, and the files that they name.
 *
 * @param settings gives the text of a setting by its name
 * @param folder where relative paths start
 */
record TlsNode(String name, UnaryOperator<String> settings, Path folder) {
    private static final byte[] SAMPLE = {1, 2, 3};

    boolean isOn() {
        return isTrue("tls");
    }

    boolean isTrue(String setting) {
        return settings.apply(setting).equals("true");
    }

    /** A certificate with those that lead to its CA, and its key. */
    record Identity(PrivateKey key, List<X509Certificate> chain) {}

    /** What the settings tls-certificate and tls-key name, where they name something. */
    Optional<Identity> identity() throws DeploymentRefused {
        final String certificate = settings.apply("tls-certificate");
        final String key = settings.apply("tls-key");
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        } else if (certificate.isEmpty()) {
            throw refused("tls-certificate", "has a key, but no certificate", "Name the file of its certificate.");
        } else if (key.isEmpty()) {
            throw refused("tls-key", "has a certificate, but no key", "Name the file of its key.");
        }
        final Identity identity = new Identity(key(), certificates("tls-certificate"));
        if (!belong(identity)) {
            throw refused(
                    "tls-key",
                    "can't use the key in " + path("tls-key") + ": it does not belong to the first certificate in "
                            + path("tls-certificate"),
                    "Name the key of that certificate; the certificate itself comes before those of its CA.");
        }
        return Optional.of(identity);
    }

    private PrivateKey key() throws DeploymentRefused {
        try {
            return Pem.key(text("tls-key"), settings.apply("tls-key-password"));
        } catch (BadPem e) {
            final String setting = e.words().contains("password") ? "tls-key-password" : "tls-key";
            throw refused(setting, "can't use " + path("tls-key") + ": " + e.words(), e.advice());
        }
    }

    List<X509Certificate> certificates(String setting) throws DeploymentRefused {
        try {
            return Pem.certificates(text(setting));
        } catch (BadPem e) {
            throw refused(setting, "can't use " + path(setting) + ": " + e.words(), e.advice());
        }
    }

    /** What the private key signs the certificate's public key must confirm. */
    private static boolean belong(Identity identity) {
        final String kind = identity.key().getAlgorithm();
        final String algorithm = kind.equals("RSA") ? "SHA256withRSA" : kind.equals("EC") ? "SHA256withECDSA" : "EdDSA";
        try {
            final Signature signature = Signature.getInstance(algorithm);
            signature.initSign(identity.key());
            signature.update(SAMPLE);
            final byte[] signed = signature.sign();
            signature.initVerify(identity.chain().get(0).getPublicKey());
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Path path(String setting) {
        return folder.resolve(settings.apply(setting));
    }

    private String text(String setting) throws DeploymentRefused {
        final Path path = path(setting);
        try {
            // a certificate in a binary form makes no sense as text, but that must be said in words
            return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw refused(setting, "can't read " + path + ": there is no such file", "Create it, or change the path.");
        } catch (AccessDeniedException e) {
            throw refused(setting, "can't read " + path + ": permission denied", "Change its permissions.");
        } catch (IOException e) {
            throw refused(setting, "can't read " + path + ": " + e.getMessage(), "Look at the file.");
        }
    }

    DeploymentRefused refused(String setting, String words, String advice) {
        return new DeploymentRefused(List.of(Problem.error(Where.setting(name, setting), name + " " + words, advice)));
    }
}
