package parley.web;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import parley.authoring.BotPlatform;
import parley.authoring.Changes;
import parley.authoring.DeleteBot;
import parley.authoring.Desks;
import parley.authoring.Editors;
import parley.authoring.Employees;
import parley.authoring.Features;
import parley.authoring.GrantRight;
import parley.authoring.Photos;
import parley.authoring.Reconcile;
import parley.authoring.SaveBot;
import parley.authoring.SteerBot;
import parley.bitrix24.Entrance;
import parley.bitrix24.EventGate;
import parley.bitrix24.OutsideLogin;
import parley.health.Checkup;
import parley.health.RunTrial;
import parley.health.SettleAside;
import parley.portals.Mishaps;
import parley.portals.People;
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
        Desks desks,
        Photos photos,
        BotPlatform platform,
        SaveBot saveBot,
        SteerBot steerBot,
        DeleteBot deleteBot,
        People people,
        Editors editors,
        Employees employees,
        Features features,
        GrantRight grantRight,
        Changes changes,
        Reconcile reconcile,
        CommandServices commands,
        InsightServices insight,
        EditorServices editor,
        Checkup checkup,
        SettleAside settleAside,
        RunTrial runTrial,
        Mishaps mishaps,
        Sessions sessions,
        Clock clock,
        BooleanSupplier ready) {}
