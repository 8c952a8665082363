package parley.inbox;

import java.time.Instant;

/**
 * Work that was accepted and not done yet.
 *
 * @param attempts how often it was tried before this time
 */
public record Envelope(long id, String lane, String kind, byte[] payload, Instant acceptedAt, int attempts) {}
