package parley.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanesOnPostgresTest extends LanesContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }

    @ParameterizedTest
    @CsvSource({
        "53100, true",
        "57014, true",
        "57P01, true",
        "58030, true",
        "25006, true",
        "25P03, true",
        "55P03, true",
        "08006, true",
        "22001, false",
        "23505, false",
        "42P01, false",
    })
    void tellsAnOutageOfTheServerFromAMistake(String code, boolean outage) {
        JdbiException failure = assertThrows(
                JdbiException.class,
                () -> database.jdbi()
                        .useHandle(handle -> handle.execute(
                                "do $$ begin raise exception 'no' using errcode = '" + code + "'; end $$")));

        assertEquals(outage, lanes.isOutage(failure));
    }
}
