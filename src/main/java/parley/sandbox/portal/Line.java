package parley.sandbox.portal;

/**
 * What makes a chat one of an Open Channel (open-channels.md, 3).
 *
 * @param customer user id of the one outside
 * @param session 0 when none is open
 * @param owner who holds the dialog; 0 while it waits for somebody
 */
public record Line(long customer, long session, long owner) {
    public static final long NUMBER = 4;

    public String entityId(long chatId) {
        return "livechat|" + NUMBER + "|" + chatId + "|" + customer;
    }

    public String entityData() {
        return "N|NONE|0|N|N|" + session + "|1794301790|0|0|0";
    }

    Line heldBy(long newOwner) {
        return new Line(customer, session, newOwner);
    }

    Line inSession(long newSession, long newOwner) {
        return new Line(customer, newSession, newOwner);
    }
}
