@NullMarked
package parley.sandbox;

import org.jspecify.annotations.NullMarked;
