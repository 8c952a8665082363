package parley.chaos;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import parley.storage.Databases;

/** What {@code bin/chaos} does, one after the other. */
enum Trial {
    KILLS_H2("H2: kill -9 again and again") {
        @Override
        Verdict run(Path folder, Random random) {
            try (Ordeal ordeal = ordeal(Places.file(folder), 1, folder, random)) {
                Trouble.kills(ordeal, 4);
                return ordeal.verdict();
            }
        }
    },
    KILLS_POSTGRES("PostgreSQL: kill -9 again and again") {
        @Override
        Verdict run(Path folder, Random random) {
            try (Ordeal ordeal = ordeal(Databases.postgres(), 1, folder, random)) {
                Trouble.kills(ordeal, 4);
                return ordeal.verdict();
            }
        }
    },
    TWO_NODES("PostgreSQL: two nodes, killed and paused") {
        @Override
        Verdict run(Path folder, Random random) {
            try (Ordeal ordeal = ordeal(Databases.postgres(), 2, folder, random)) {
                Trouble.kills(ordeal, 2);
                Trouble.pause(ordeal, () -> Trouble.killAndStart(ordeal.node(1)));
                return ordeal.verdict();
            }
        }
    },
    DATABASE_RESTARTS("PostgreSQL: server crashed and restarted") {
        @Override
        Verdict run(Path folder, Random random) {
            try (Server server = new Server(folder.resolve("server"));
                    Ordeal ordeal = ordeal(server.place(), 2, folder, random)) {
                Trouble.restarts(ordeal, server, 4);
                return ordeal.verdict();
            }
        }
    },
    PORTAL_FAULTS("H2: faults of a portal that pass soon") {
        @Override
        Verdict run(Path folder, Random random) {
            try (Ordeal ordeal = ordeal(Places.file(folder), 1, folder, random)) {
                Trouble.portalFaults(ordeal, 40);
                return ordeal.verdict();
            }
        }
    },
    CLOCK("H2: the clock jumps") {
        @Override
        Verdict run(Path folder, Random random) {
            try (Ordeal ordeal = new Ordeal(Places.file(folder), List.of(Programs.SHIFTED), folder, random)) {
                Trouble.clockJumps(ordeal);
                return ordeal.verdict();
            }
        }
    },
    FULL_DISK("H2: the disk is full for a while") {
        @Override
        boolean isPossible() {
            return Commands.exist("prlimit");
        }

        @Override
        Verdict run(Path folder, Random random) {
            try (Ordeal ordeal = ordeal(Places.file(folder), 1, folder, random)) {
                Trouble.fullDisk(ordeal, folder.resolve("parley.mv.db"));
                return ordeal.verdict();
            }
        }
    };

    private final String title;

    Trial(String title) {
        this.title = title;
    }

    /** Whether this machine has what it takes. */
    boolean isPossible() {
        return true;
    }

    abstract Verdict run(Path folder, Random random);

    String title() {
        return title;
    }

    private static Ordeal ordeal(Databases.Place place, int nodes, Path folder, Random random) {
        return new Ordeal(place, Collections.nCopies(nodes, Programs.PARLEY), folder, random);
    }
}
