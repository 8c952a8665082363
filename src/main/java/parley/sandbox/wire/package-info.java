/**
 * Duty: the formats a portal speaks, as PHP writes and reads them: bracket forms, JSON with {@code []} for empty maps,
 * and the masking of tokens. Guests: the JDK and Jackson; nothing of the sandbox.
 *
 * <p>Most questioned: values stay untyped ({@code Map}, {@code List}, {@code String}) because that is what the platform
 * itself works with; what it refuses depends on that.
 */
@NullMarked
package parley.sandbox.wire;

import org.jspecify.annotations.NullMarked;
