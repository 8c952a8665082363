package parley.web;

import java.time.Clock;
import parley.Keys;
import parley.portals.Visitor;

/** A session as a page carries it, for measurements that begin behind the entrance. */
public final class Pass {
    private Pass() {}

    /** @param secret what the server has for {@code PARLEY_SECRET} */
    public static String of(Visitor visitor, byte[] secret) {
        Sessions sessions = new Sessions(Keys.derive(secret, "sessions"), Clock.systemUTC());
        return sessions.token(sessions.open(visitor));
    }
}
