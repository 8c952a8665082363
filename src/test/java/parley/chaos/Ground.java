package parley.chaos;

import parley.storage.Databases;

/** The database of a trial, which outlives the processes of Parley. */
interface Ground extends AutoCloseable {
    Databases.Place place();

    @Override
    default void close() {}
}
