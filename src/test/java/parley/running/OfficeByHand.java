package parley.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import parley.engine.Effect;
import parley.engine.Message;
import parley.engine.Step;
import parley.portals.PortalId;

/** Everything beside the messenger, answering as it is told. */
final class OfficeByHand implements Channels, Office, Outside {
    final List<String> done = new ArrayList<>();
    Standing standing = new Standing.Known(OptionalLong.of(901), Holder.BOT);
    Handing handing = new Handing.Asked();
    Outcome outcome = new Outcome.Done();
    Trace trace = Trace.MISSING;
    Answer answer = new Answer.Done(Map.of());

    @Override
    public Standing standing(BotRef bot, DialogId dialog) {
        return standing;
    }

    @Override
    public Handing hand(BotRef bot, DialogId dialog, Step.Desk desk) {
        done.add("hand to " + desk);
        return handing;
    }

    @Override
    public Messenger.Delivery announce(BotRef bot, DialogId dialog, Message message) {
        done.add("the channel says " + message.plain());
        return new Messenger.Delivery.Sent(0);
    }

    @Override
    public Outcome notify(PortalId portal, long person, Message message, String key) {
        done.add("notify " + person + ": " + message.plain());
        return outcome;
    }

    @Override
    public Outcome createLead(Meeting meeting, Effect.CreateLead lead, String key) {
        done.add("lead " + lead.title());
        return outcome;
    }

    @Override
    public Trace findLead(PortalId portal, String key) {
        return trace;
    }

    @Override
    public Outcome createTask(PortalId portal, Effect.CreateTask task, String key) {
        done.add("task " + task.title());
        return outcome;
    }

    @Override
    public Trace findTask(PortalId portal, Effect.CreateTask task, String key) {
        return trace;
    }

    @Override
    public Answer ask(Effect.Call call, String key) {
        done.add(call.method() + " " + call.address() + " as " + key);
        return answer;
    }
}
