package parley.sandbox.portal;

/** What never changes about a portal: its short key, its title, its language and its {@code member_id}. */
public record PortalName(String key, String title, String language, String memberId) {}
