package parley.bitrix24;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.bitrix24.wire.WildJson;

/** What a person is called, as the portal writes it in two fields. */
final class PersonNames {
    private PersonNames() {}

    /** Empty when the portal gives none. */
    static String of(WildJson person) {
        return Stream.of(person.text("NAME"), person.text("LAST_NAME"))
                .flatMap(name -> name.map(String::strip).stream())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
