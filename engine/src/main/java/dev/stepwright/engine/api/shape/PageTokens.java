package dev.stepwright.engine.api.shape;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The opaque tokens that carry a listing from page to page: a store's cursor, authenticated together with what was asked, so
 * that a token neither reads what it was not made for nor reaches the store mangled.
 */
public final class PageTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG_BYTES = 16;

    private final SecretKeySpec key;

    /** @param key secret, the same in every environment that serves the API; at least 16 bytes */
    public PageTokens(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("expected a key of at least 16 bytes, found " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param scope the request without its page: operation, resource, filters */
    public String seal(String scope, String cursor) {
        var text = cursor.getBytes(StandardCharsets.UTF_8);
        var tag = tag(scope, text);
        var token = Arrays.copyOf(tag, tag.length + text.length);
        System.arraycopy(text, 0, token, tag.length, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws ApiException InvalidToken, unless this token was sealed for this scope */
    public Optional<String> open(String scope, Optional<String> token) {
        return token.map(text -> open(scope, text));
    }

    private String open(String scope, String token) {
        var bytes = decode(token);
        if (bytes.length <= TAG_BYTES) {
            throw invalid();
        }
        var text = Arrays.copyOfRange(bytes, TAG_BYTES, bytes.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(bytes, TAG_BYTES), tag(scope, text))) {
            throw invalid();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    private byte[] tag(String scope, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(scope.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(text), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + ALGORITHM, e);
        }
    }

    private static ApiException invalid() {
        return new ApiException(new ApiError.InvalidToken());
    }
}
