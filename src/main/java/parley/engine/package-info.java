/**
 * A scenario, a conversation, an input and the time go in; the next conversation and a list of effects come out.
 *
 * <p>Guests: none of our rooms; a text-analysis library that does no I/O. The decision most likely to be questioned:
 * the engine has no clock, no randomness, no logger and no store, so that preview, tests, replay and production are the
 * same call.
 */
@NullMarked
package parley.engine;

import org.jspecify.annotations.NullMarked;
