/**
 * Routes, forms, views. No rule of the product lives here.
 *
 * <p>Guests: {@code engine}, {@code portals}, {@code authoring}, {@code running}, {@code health}, {@code bitrix24}. The decision most likely
 * to be questioned: a page session is a signed token that the page itself carries, because a page in a foreign frame gets no
 * cookies.
 */
@NullMarked
package parley.web;

import org.jspecify.annotations.NullMarked;
