package parley.sandbox.portal;

/**
 * A bot user.
 *
 * @param type B, H, O or S (bots-v1.md, 2)
 * @param clientId the application that registered it
 */
public record Bot(
        long id, String clientId, String code, String type, boolean openLine, Handlers handlers, Profile profile) {

    public String name() {
        return profile.fullName();
    }

    public boolean isSupervisor() {
        return type.equals("S");
    }

    public Bot with(String newCode, Handlers newHandlers, Profile newProfile) {
        return new Bot(id, clientId, newCode, type, openLine, newHandlers, newProfile);
    }
}
