package parley.portals;

/** The key of a tenant. Survives every change of the portal's address. */
public record PortalId(String value) {
    public PortalId {
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("A portal id has 1 to 100 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
