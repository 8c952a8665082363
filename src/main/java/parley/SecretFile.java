package parley;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import parley.Settings.BadSetting;

/** The secret of an installation on the embedded database, in a file only its owner can read. */
final class SecretFile {
    static final int BYTES = 32;

    private SecretFile() {}

    static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length == BYTES) {
                return secret;
            }
        } catch (IOException | IllegalArgumentException unusable) {
            throw bad(file, unusable.toString());
        }
        throw bad(file, "it does not hold 32 bytes");
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try (var channel = Files.newByteChannel(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(java.nio.ByteBuffer.wrap(Base64.getEncoder().encode(secret)));
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // Another start was faster; its secret is read.
        }
    }

    private static BadSetting bad(Path file, String why) {
        return new BadSetting(
                "PARLEY_SECRET",
                "is missing and " + file + " cannot be used instead (" + why + ")",
                "the output of 'openssl rand -base64 32'");
    }
}
