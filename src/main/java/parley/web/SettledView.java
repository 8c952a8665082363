package parley.web;

import java.util.Map;

/**
 * What the settings are told after each save, while their fields stay as they are.
 *
 * @param bases of the settings that the page goes on with
 */
public record SettledView(DraftBar bar, Map<String, String> bases) {}
