package parley.inbox;

import java.time.Instant;

/**
 * Work to be remembered.
 *
 * @param lane envelopes of one lane are handled one after the other in the order of acceptance; at most 300 characters; what
 *     stands before its first slash is its group
 * @param kind chooses the handler
 * @param key the same work offered twice has the same key and is accepted once; at most 300 characters
 * @param dueAt not handled earlier; holds back its lane
 */
public record NewEnvelope(String lane, String kind, String key, byte[] payload, Instant dueAt) {}
