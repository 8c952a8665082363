/**
 * Duty: the authorization server: what the vendor registered, which tokens live, and the answers of its token address
 * and of its {@code app.info}. Guests: {@code wire}.
 *
 * <p>Most questioned: a portal is seen here only through {@link Account}, because the real server too knows nothing of
 * chats and people.
 */
@NullMarked
package parley.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
