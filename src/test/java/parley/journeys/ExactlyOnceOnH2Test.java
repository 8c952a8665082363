package parley.journeys;

import java.nio.file.Path;
import parley.storage.Databases;

class ExactlyOnceOnH2Test extends ExactlyOnce {
    @Override
    Databases.Place place(Path folder) {
        return new Databases.Place("jdbc:h2:file:" + folder.resolve("parley"), "", "");
    }
}
