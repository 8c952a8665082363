/** The whole house in a real browser: install, make a bot, talk to it. */
@NullMarked
package parley.journeys;

import org.jspecify.annotations.NullMarked;
