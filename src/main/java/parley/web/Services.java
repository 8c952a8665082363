package parley.web;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import parley.authoring.BotPlatform;
import parley.authoring.Bots;
import parley.authoring.DeleteBot;
import parley.authoring.Photos;
import parley.authoring.Reconcile;
import parley.authoring.SaveBot;
import parley.bitrix24.Entrance;
import parley.bitrix24.EventGate;
import parley.bitrix24.OutsideLogin;
import parley.health.Checkup;
import parley.health.RunTrial;
import parley.portals.Mishaps;
import parley.portals.Portals;

/**
 * What the pages need of the other rooms.
 *
 * @param ready whether requests can be served: the database is there, nothing is shutting down
 */
public record Services(
        Entrance entrance,
        EventGate events,
        OutsideLogin login,
        Portals portals,
        Bots bots,
        Photos photos,
        BotPlatform platform,
        SaveBot saveBot,
        DeleteBot deleteBot,
        Reconcile reconcile,
        Checkup checkup,
        RunTrial runTrial,
        Mishaps mishaps,
        Clock clock,
        Sessions sessions,
        BooleanSupplier ready) {}
