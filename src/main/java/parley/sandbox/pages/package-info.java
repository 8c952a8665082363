/**
 * Duty: what people see of a portal in a browser: messenger, application frame, journal, controls. Guests: every
 * room of the sandbox but {@code rest}; Javalin and Thymeleaf.
 *
 * <p>Most questioned: the words here are English only and stand in the templates. The language of a user is what the
 * application is told, not what the sandbox speaks.
 */
@NullMarked
package parley.sandbox.pages;

import org.jspecify.annotations.NullMarked;
