package parley.running;

import parley.engine.Place;

/** Where a bot answers: a private dialog or a group, in the portal's own spelling, unique per portal and bot. */
public record DialogId(String value) {

    /** What kind it is by its spelling alone, which does not tell Open Channels from groups. */
    Place likelyPlace() {
        return value.chars().allMatch(Character::isDigit) ? Place.PRIVATE : Place.GROUP;
    }
}
