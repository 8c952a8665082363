@NullMarked
package parley.health;

import org.jspecify.annotations.NullMarked;
