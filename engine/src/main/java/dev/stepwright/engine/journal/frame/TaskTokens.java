package dev.stepwright.engine.journal.frame;

import dev.stepwright.engine.journal.record.FrameName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Task tokens: a name of execution, frame and attempt, 128 random bits, and an authentication code over both. URL-safe
 * text, at most 2,048 characters. Records keep the hash of a token, never the token.
 */
public final class TaskTokens {

    /** Execution, frame, and the number of the claim whose attempt it is good for. */
    public record Named(String execution, FrameName frame, long claim) {
    }

    private static final int FORMAT = 1;
    private static final int RANDOM_BYTES = 16;
    private static final int CODE_BYTES = 16;
    private static final int LONGEST = 2048;
    private static final Pattern FRAME = Pattern.compile("0(\\.\\d{1,18}\\.\\d{5})*");

    private final SecretKeySpec key;

    /** @param secret at least 32 random bytes, the same for all workers of a deployment */
    public TaskTokens(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("the secret of task tokens has " + secret.length + " bytes, expected 32 or more");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    String mint(Named named, long random1, long random2) {
        var execution = named.execution().getBytes(StandardCharsets.UTF_8);
        var frame = named.frame().text().getBytes(StandardCharsets.UTF_8);
        var content = ByteBuffer.allocate(1 + 2 + execution.length + 2 + frame.length + 8 + RANDOM_BYTES)
                .put((byte) FORMAT).putShort((short) execution.length).put(execution)
                .putShort((short) frame.length).put(frame).putLong(named.claim()).putLong(random1).putLong(random2).array();
        var token = Arrays.copyOf(content, content.length + CODE_BYTES);
        System.arraycopy(code(content), 0, token, content.length, CODE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What the token names; empty when it was not minted here. */
    public Optional<Named> open(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length < CODE_BYTES + 1 + RANDOM_BYTES) {
                return Optional.empty();
            }
            var content = Arrays.copyOf(bytes, bytes.length - CODE_BYTES);
            var code = Arrays.copyOfRange(bytes, content.length, bytes.length);
            return MessageDigest.isEqual(code, code(content)) ? Optional.of(read(ByteBuffer.wrap(content))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Named read(ByteBuffer content) {
        if (content.get() != FORMAT) {
            throw new IllegalArgumentException("a token of another format");
        }
        var execution = text(content);
        var frame = text(content);
        if (!FRAME.matcher(frame).matches()) {
            throw new IllegalArgumentException("a token without a frame");
        }
        return new Named(execution, new FrameName(frame), content.getLong());
    }

    private static String text(ByteBuffer content) {
        var bytes = new byte[content.getShort()];
        content.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] code(byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        }
    }

    /** What a record keeps of a token. */
    public static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Whether a token is the one whose hash a record keeps; takes the same time whatever the answer. */
    public static boolean matches(String token, String hash) {
        return MessageDigest.isEqual(hash(token).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
