package parley.web;

import java.util.List;

/**
 * The end of what is kept of a person.
 *
 * @param amount what there is, a line each; nothing when there is nothing
 */
public record ErasureView(String title, String action, String notice, List<String> amount, List<Receipt> receipts) {

    /** What was erased, when and by whom. */
    public record Receipt(String number, String who, Moment when, List<String> amount) {}
}
