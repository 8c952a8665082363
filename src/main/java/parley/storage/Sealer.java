package parley.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM, bound to the row they belong to: a sealed text moved to another row does not open. The first
 * key seals, every key opens. Safe for many threads.
 */
public final class Sealer {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    /** @param keys of 32 bytes each, the current one first */
    public Sealer(List<byte[]> keys) {
        this.keys = keys.stream()
                .<SecretKey>map(key -> new SecretKeySpec(key, "AES"))
                .toList();
    }

    byte[] seal(String text, String row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, row)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A token could not be sealed", impossible);
        }
    }

    /** @throws IllegalStateException when no key opens it: it was sealed with another secret, or it was tampered with */
    String open(byte[] sealed, String row) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        for (SecretKey key : keys) {
            try {
                return new String(cipher(Cipher.DECRYPT_MODE, key, nonce, row).doFinal(rest), StandardCharsets.UTF_8);
            } catch (GeneralSecurityException anotherKey) {
                // Sealed before a rotation, or damaged: told when no key is left.
            }
        }
        throw new IllegalStateException(
                "A stored token of " + row + " does not open: PARLEY_SECRET is not the one it was sealed with");
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
