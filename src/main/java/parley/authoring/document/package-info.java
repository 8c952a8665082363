/**
 * A scenario as one readable document that people write, read and exchange, and what it says about differences.
 *
 * <p>{@link parley.authoring.document.ScenarioYaml} reads and writes it. Reading is about the shape of a document only:
 * every scenario that can be written can be read again, however unfinished, and whether it makes sense is for
 * {@link parley.engine.Lint} to say.
 */
@NullMarked
package parley.authoring.document;

import org.jspecify.annotations.NullMarked;
