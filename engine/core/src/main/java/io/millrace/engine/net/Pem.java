package io.millrace.engine.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Certificates and keys in the text form that most tools write. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");
    private static final String CONVERT = "Convert it with: openssl pkcs8 -topk8 -in KEY -out NEW_KEY.";

    private Pem() {}

    /** All certificates of a text, at least one, in their order. */
    static List<X509Certificate> certificates(String text) throws BadPem {
        final List<X509Certificate> found = new ArrayList<>();
        for (final Matcher block = BLOCK.matcher(text); block.find(); ) {
            if (block.group(1).equals("CERTIFICATE")) {
                found.add(certificate(block.group(2)));
            }
        }
        if (found.isEmpty()) {
            throw new BadPem(
                    "it holds no certificate", "A PEM file has a line -----BEGIN CERTIFICATE----- before each.");
        }
        return found;
    }

    private static X509Certificate certificate(String base64) throws BadPem {
        try {
            final byte[] bytes = bytes(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new BadPem("a certificate in it can't be read", "Look whether the file is whole.");
        }
    }

    /** The first private key of a text; the password is only for one that is encrypted. */
    static PrivateKey key(String text, String password) throws BadPem {
        for (final Matcher block = BLOCK.matcher(text); block.find(); ) {
            final String type = block.group(1);
            if (type.equals("PRIVATE KEY")) {
                return key(new PKCS8EncodedKeySpec(bytes(block.group(2))));
            } else if (type.equals("ENCRYPTED PRIVATE KEY")) {
                return key(decrypted(bytes(block.group(2)), password));
            } else if (type.endsWith("PRIVATE KEY")) {
                throw new BadPem("its key is in the older form of " + type, CONVERT);
            }
        }
        throw new BadPem("it holds no private key", "A PEM file has a line -----BEGIN PRIVATE KEY----- before it.");
    }

    private static KeySpec decrypted(byte[] bytes, String password) throws BadPem {
        if (password.isEmpty()) {
            throw new BadPem("its key is encrypted and no password is given", "Give the password.");
        }
        try {
            final EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
            // the parameters' text, not the name, tells the two algorithms of the newer scheme
            final String algorithm = info.getAlgName().startsWith("PBEWith")
                    ? info.getAlgName()
                    : String.valueOf(info.getAlgParameters());
            final Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (NoSuchAlgorithmException e) {
            throw new BadPem("its key is encrypted in a way that Java does not know", CONVERT);
        } catch (GeneralSecurityException | IOException e) {
            throw new BadPem("its key can't be decrypted with the password that is given", "Give the right password.");
        }
    }

    private static PrivateKey key(KeySpec spec) throws BadPem {
        for (final String kind : KEY_KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(spec);
            } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
                // the next kind, perhaps
            }
        }
        throw new BadPem("its key can't be read", "Look whether the file is whole; RSA, EC and EdDSA keys are known.");
    }

    private static byte[] bytes(String base64) throws BadPem {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new BadPem("it is damaged", "Look whether the file is whole.");
        }
    }
}
