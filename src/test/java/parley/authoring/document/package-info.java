/** Documents: what is written can be read, and what cannot be read is said. */
@NullMarked
package parley.authoring.document;

import org.jspecify.annotations.NullMarked;
