package parley.authoring;

/**
 * One part of a bot before and after a change. A topic that was added has nothing before, one that was removed has nothing
 * after.
 *
 * @param about for a part of a topic, the first wording by which people know it; otherwise empty
 */
public record Difference(Place place, String about, String before, String after) {}
