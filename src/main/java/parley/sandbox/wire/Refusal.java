package parley.sandbox.wire;

/** An error envelope with its HTTP status; thrown because a refusal ends a call wherever it is found (rest.md, 4.1). */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String code;

    public Refusal(int status, String code, String description) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Most refusals of methods are HTTP 400. */
    public Refusal(String code, String description) {
        this(400, code, description);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}
