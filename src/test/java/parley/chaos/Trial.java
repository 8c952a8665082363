package parley.chaos;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.storage.Databases;

/**
 * One trouble for nodes on one database.
 *
 * @param isPossible whether this machine has what it takes
 */
record Trial(String name, String title, BooleanSupplier isPossible, BiFunction<Path, Random, Verdict> course) {
    /** What {@code bin/chaos} does, one after the other. */
    static final List<Trial> ALL = List.of(
            trial("kills-h2", "H2: kill -9 again and again", 1, Embedded::new, ordeal -> Trouble.kills(ordeal, 4)),
            trial(
                    "kills-postgres",
                    "PostgreSQL: kill -9 again and again",
                    1,
                    Trial::postgres,
                    ordeal -> Trouble.kills(ordeal, 4)),
            trial("two-nodes", "PostgreSQL: two nodes, killed and paused", 2, Trial::postgres, ordeal -> {
                Trouble.kills(ordeal, 2);
                Trouble.pause(ordeal, () -> Trouble.killAndStart(ordeal.node(1)));
            }),
            trial(
                    "database-restarts",
                    "PostgreSQL: server crashed and restarted",
                    2,
                    Server::new,
                    (ordeal, server) -> Trouble.restarts(ordeal, server, 4)),
            trial(
                    "portal-faults-h2",
                    "H2: faults of a portal that pass soon",
                    1,
                    Embedded::new,
                    ordeal -> Trouble.portalFaults(ordeal, 40)),
            trial(
                    "portal-faults-postgres",
                    "PostgreSQL: faults of a portal, two nodes",
                    2,
                    Trial::postgres,
                    ordeal -> Trouble.portalFaults(ordeal, 40)),
            trial("long-refusals", "PostgreSQL: portals refuse for long", 2, Trial::postgres, Trouble::longRefusals),
            trial(
                    "tokens",
                    "PostgreSQL: tokens expire and portals move",
                    2,
                    Trial::postgres,
                    ordeal -> Trouble.tokens(ordeal, 24)),
            trial(
                    "clock-h2",
                    "H2: the clock jumps",
                    Programs.SHIFTED,
                    1,
                    Embedded::new,
                    (ordeal, _) -> Trouble.clockJumps(ordeal)),
            trial(
                    "clock-postgres",
                    "PostgreSQL: the clocks of two nodes jump",
                    Programs.SHIFTED,
                    2,
                    Trial::postgres,
                    (ordeal, _) -> Trouble.clockJumps(ordeal)),
            trial(
                            "limited-file",
                            "H2: the file cannot grow for a while",
                            1,
                            Embedded::new,
                            (ordeal, database) -> Trouble.limitedFile(ordeal, database.file()))
                    .where(() -> Commands.exist("prlimit")),
            trial(
                            "full-disk-h2",
                            "H2: the disk is full for a while",
                            1,
                            folder -> new SmallDisk<>(folder, Embedded::new),
                            Trouble::fullDiskOfTheNode)
                    .where(SmallDisk::isPossible),
            trial(
                            "full-disk-postgres",
                            "PostgreSQL: the disk is full for a while",
                            2,
                            folder -> new SmallDisk<>(folder, Server::new),
                            Trouble::fullDiskOfTheServer)
                    .where(SmallDisk::isPossible));

    private static Trial trial(
            String name, String title, int nodes, Function<Path, Ground> grounds, Consumer<Ordeal> trouble) {
        return trial(name, title, nodes, grounds, (ordeal, _) -> trouble.accept(ordeal));
    }

    private static <G extends Ground> Trial trial(
            String name, String title, int nodes, Function<Path, G> grounds, BiConsumer<Ordeal, G> trouble) {
        return trial(name, title, Programs.PARLEY, nodes, grounds, trouble);
    }

    /** @param program what {@code java} is told to run, on each node */
    private static <G extends Ground> Trial trial(
            String name,
            String title,
            List<String> program,
            int nodes,
            Function<Path, G> grounds,
            BiConsumer<Ordeal, G> trouble) {
        return new Trial(name, title, () -> true, (folder, random) -> {
            try (G ground = grounds.apply(folder.resolve("database"));
                    Ordeal ordeal = new Ordeal(ground.place(), Collections.nCopies(nodes, program), folder, random)) {
                trouble.accept(ordeal, ground);
                return ordeal.verdict();
            }
        });
    }

    private static Ground postgres(Path unused) {
        return Databases::postgres;
    }

    private Trial where(BooleanSupplier possible) {
        return new Trial(name, title, possible, course);
    }

    Verdict run(Path folder, Random random) {
        return course.apply(folder.resolve(name), random);
    }
}
