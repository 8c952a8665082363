package parley.chaos;

import java.nio.file.Path;
import parley.storage.Databases;

/** H2 in a file of this folder. */
record Embedded(Path folder) implements Ground {
    @Override
    public Databases.Place place() {
        return new Databases.Place("jdbc:h2:file:" + folder.resolve("parley"), "", "");
    }

    Path file() {
        return folder.resolve("parley.mv.db");
    }
}
