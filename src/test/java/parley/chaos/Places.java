package parley.chaos;

import java.nio.file.Path;
import parley.storage.Databases;

/** Databases that outlive a process. */
final class Places {
    private Places() {}

    static Databases.Place file(Path folder) {
        return new Databases.Place("jdbc:h2:file:" + folder.resolve("parley"), "", "");
    }
}
