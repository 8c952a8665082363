@NullMarked
package parley.inbox;

import org.jspecify.annotations.NullMarked;
