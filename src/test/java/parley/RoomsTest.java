package parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds every room to its guest list. */
final class RoomsTest {
    private static final Set<String> ALL = Set.of(
            "engine",
            "inbox",
            "portals",
            "authoring",
            "running",
            "health",
            "insight",
            "outside",
            "bitrix24",
            "storage",
            "web",
            "sandbox");

    private static final Map<String, Set<String>> GUESTS = Map.ofEntries(
            Map.entry("engine", Set.of()),
            Map.entry("inbox", Set.of()),
            Map.entry("portals", Set.of()),
            Map.entry("authoring", Set.of("engine", "portals")),
            Map.entry("running", Set.of("engine", "inbox", "portals")),
            Map.entry("health", Set.of("engine", "inbox", "portals", "authoring", "running")),
            Map.entry("insight", Set.of("engine", "inbox", "portals", "authoring", "running")),
            Map.entry("outside", Set.of("engine", "running")),
            Map.entry("bitrix24", Set.of("engine", "inbox", "portals", "authoring", "running", "health", "outside")),
            Map.entry(
                    "storage",
                    Set.of("engine", "inbox", "portals", "authoring", "running", "health", "insight", "bitrix24")),
            Map.entry("web", Set.of("engine", "portals", "authoring", "running", "health", "insight", "bitrix24")),
            Map.entry("sandbox", Set.of()));

    /** Third parties that only these rooms may know. */
    private static final Map<String, Set<String>> THIRD_PARTIES = Map.ofEntries(
            Map.entry("io.javalin", Set.of("web", "sandbox")),
            Map.entry("org.eclipse.jetty", Set.of("web", "sandbox")),
            Map.entry("jakarta.servlet", Set.of("web", "sandbox")),
            Map.entry("org.thymeleaf", Set.of("web", "sandbox")),
            Map.entry("io.prometheus", Set.of("web")),
            Map.entry("tools.jackson", Set.of("authoring", "running", "outside", "bitrix24", "web", "sandbox")),
            Map.entry("org.apache.lucene", Set.of("engine")),
            Map.entry("com.google.i18n", Set.of("engine")),
            Map.entry("org.apache.commons.validator", Set.of("engine")),
            Map.entry("org.snakeyaml", Set.of("authoring")),
            Map.entry("java.sql", Set.of("storage")),
            Map.entry("org.apache.hc", Set.of("outside")),
            Map.entry("java.net.http", Set.of("sandbox")));

    private static final JavaClasses PARLEY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("parley");

    @Test
    void everyRoomIsOnTheList() {
        Set<String> rooms = PARLEY.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("parley."))
                .map(name -> name.split("\\.")[1])
                .collect(Collectors.toSet());

        assertEquals(ALL, rooms);
        assertEquals(ALL, GUESTS.keySet());
    }

    @Test
    void everyRoomKeepsItsGuestList() {
        GUESTS.forEach((room, guests) -> ALL.stream()
                .filter(other -> !other.equals(room) && !guests.contains(other))
                .forEach(stranger -> noClasses()
                        .that()
                        .resideInAPackage("parley." + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("parley." + stranger + "..")
                        .check(PARLEY)));
    }

    @Test
    void noRoomDependsOnTheCompositionRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage("parley")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("parley")
                .check(PARLEY);
    }

    @Test
    void roomsFormNoCycles() {
        slices().matching("parley.(*)..").should().beFreeOfCycles().check(PARLEY);
    }

    @Test
    void thirdPartiesStayInTheRoomsThatNeedThem() {
        THIRD_PARTIES.forEach((party, hosts) -> ALL.stream()
                .filter(room -> !hosts.contains(room))
                .forEach(room -> noClasses()
                        .that()
                        .resideInAPackage("parley." + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(party + "..")
                        .check(PARLEY)));
    }

    @Test
    void theEngineKnowsNoClockNoChanceAndNoLog() {
        noClasses()
                .that()
                .resideInAPackage("parley.engine..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.Clock|java\\.util\\.Random|java\\.util\\.UUID|java\\.lang\\.Thread"
                        // The text-analysis library declares its exceptions on everything, also in memory.
                        + "|java\\.io\\.(?!IOException|UncheckedIOException|StringReader|Reader).*"
                        // Putting a text into an address is no I/O.
                        + "|java\\.net\\.(?!URLEncoder).*")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.nio.file..")
                .check(PARLEY);
    }

    @Test
    void everyRoomStatesItsDuty() throws IOException {
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/parley"))) {
            for (Path room : rooms.filter(Files::isDirectory).toList()) {
                String statement = Files.readString(room.resolve("package-info.java"));
                assertTrue(statement.contains("Guests:") && statement.contains("questioned"), room.toString());
            }
        }
    }
}
