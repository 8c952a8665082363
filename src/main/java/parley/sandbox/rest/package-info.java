/**
 * Duty: a portal's REST: who may call, how often, and what each documented method answers or refuses. Guests:
 * {@code wire}, {@code oauth}, {@code journal}, {@code portal}; Javalin's request only in {@code RestEndpoint}.
 *
 * <p>Most questioned: where the documentation names no error code for a rule it states, the method's general code
 * {@code WRONG_REQUEST} is used, so that breaking the rule is never silent.
 */
@NullMarked
package parley.sandbox.rest;

import org.jspecify.annotations.NullMarked;
