package parley.bitrix24;

/** This room, wired: everything the composition root needs of it. */
public record Border(
        Entrance entrance,
        OutsideLogin outsideLogin,
        EventGate eventGate,
        EventReader eventReader,
        Lifecycle lifecycle,
        UnknownEvents unknownEvents,
        EventCounts eventCounts,
        Bitrix24Bots bots,
        Bitrix24Messenger messenger) {}
