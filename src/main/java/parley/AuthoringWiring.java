package parley;

import java.time.Clock;
import parley.authoring.BeginScenario;
import parley.authoring.ConvergeCommands;
import parley.authoring.DeleteBot;
import parley.authoring.DeleteCommand;
import parley.authoring.Desks;
import parley.authoring.EditScenario;
import parley.authoring.GrantRight;
import parley.authoring.NoticeColleagues;
import parley.authoring.Publish;
import parley.authoring.Reconcile;
import parley.authoring.RecordChange;
import parley.authoring.ReplayMessages;
import parley.authoring.SaveBot;
import parley.authoring.SaveCommand;
import parley.authoring.SteerBot;
import parley.bitrix24.Border;

/** What authors do, and what makes their wishes true in the portals. */
final class AuthoringWiring {
    final Desks desks;
    final RecordChange recordChange;
    final ConvergeCommands convergeCommands;
    final Reconcile reconcile;

    final SaveBot saveBot;
    final SteerBot steerBot;
    final DeleteBot deleteBot;
    final GrantRight grantRight;
    final SaveCommand saveCommand;
    final DeleteCommand deleteCommand;

    final EditScenario editScenario;
    final Publish publish;
    final ReplayMessages replayMessages;
    final NoticeColleagues noticeColleagues;

    AuthoringWiring(StorageWiring storage, Border border, Clock clock) {
        desks = new Desks(storage.bots, storage.editors);
        recordChange = new RecordChange(storage.changes, storage.people, storage.database, clock);
        convergeCommands = new ConvergeCommands(storage.commands, border.commands());
        reconcile = new Reconcile(storage.bots, storage.photos, border.bots(), convergeCommands, storage.leases);

        saveBot = new SaveBot(
                storage.bots,
                new BeginScenario(storage.scenarios, storage.people),
                border.bots(),
                reconcile,
                recordChange,
                clock);
        steerBot = new SteerBot(storage.bots, border.bots(), reconcile, recordChange, clock);
        deleteBot = new DeleteBot(storage.bots, reconcile, recordChange, clock);
        grantRight = new GrantRight(desks, storage.editors, border.employees(), storage.people, recordChange, clock);
        saveCommand = new SaveCommand(storage.commands, convergeCommands);
        deleteCommand = new DeleteCommand(storage.commands, convergeCommands);

        editScenario = new EditScenario(storage.bots, storage.scenarios, storage.people, storage.database, clock);
        publish = new Publish(
                storage.bots,
                storage.scenarios,
                storage.savedTests,
                storage.underway,
                editScenario,
                storage.people,
                recordChange,
                clock);
        replayMessages = new ReplayMessages(storage.pastMessages, clock);
        noticeColleagues = new NoticeColleagues(storage.presence, storage.people, clock);
    }
}
