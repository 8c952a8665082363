package parley.authoring;

import java.util.List;
import parley.portals.Colleague;
import parley.portals.PortalId;
import parley.portals.UserId;

/** The people who work in a portal now, as the portal says. Each call goes over the network: none inside a transaction. */
public interface Employees {
    /** The employee with this number: one or none. Bots, guests and people who have left are none. */
    Answer find(PortalId portal, UserId user);

    /** Employees whose names fit these words. */
    Answer search(PortalId portal, String words);

    /** Somebody who works there. */
    record Employee(Colleague colleague, String position) {}

    /** The portal's answer. */
    sealed interface Answer {
        record Found(List<Employee> employees) implements Answer {
            public Found {
                employees = List.copyOf(employees);
            }
        }

        /** The portal has not allowed the application to ask about its people. */
        record NotPermitted() implements Answer {}

        record NoAnswer() implements Answer {}
    }
}
