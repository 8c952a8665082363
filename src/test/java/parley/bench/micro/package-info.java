/** What single parts cost, measured by JMH; {@code bin/bench micro} prints it. */
@NullMarked
package parley.bench.micro;

import org.jspecify.annotations.NullMarked;
