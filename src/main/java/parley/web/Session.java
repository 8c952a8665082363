package parley.web;

import java.time.Instant;
import parley.portals.Visitor;

/**
 * A person's permission to use the pages for a while.
 *
 * @param openedAt when the portal vouched for the person; renewing a session does not move it
 */
record Session(Visitor visitor, Instant openedAt) {}
