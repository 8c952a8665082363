/** Tests of the pages, over HTTP and in a browser. */
@NullMarked
package parley.web;

import org.jspecify.annotations.NullMarked;
