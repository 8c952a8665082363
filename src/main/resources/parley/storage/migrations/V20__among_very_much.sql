-- What is looked for among all turns of a portal: a dialog, whichever bot it was with, and a person.
drop index turn_by_dialog;
create index turn_by_dialog on turn (portal, dialog, bot, id);
create index turn_by_person on turn (portal, person);

create index alarm_by_group on alarm (lane_group);
create index parked_by_age on parked (parked_at);
