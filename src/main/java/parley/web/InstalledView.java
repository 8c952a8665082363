package parley.web;

import java.util.Optional;
import parley.health.Trial;
import parley.health.Trial.Way;

/**
 * Which half of the loop an installation has proven.
 *
 * @param wayOut whether a notice reached the person who installs
 * @param notPermitted whether the portal lets us send none
 */
public record InstalledView(boolean wayOut, boolean notPermitted) {
    static InstalledView of(Optional<Trial> trial) {
        return new InstalledView(
                trial.filter(last -> last.notice() == Way.DONE).isPresent(),
                trial.filter(last -> last.notice() == Way.NOT_PERMITTED).isPresent());
    }
}
