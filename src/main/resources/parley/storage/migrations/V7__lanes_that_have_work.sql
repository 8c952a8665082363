-- A lane is there as long as it has work, and a claim needs nothing but the moment it is due: a held lane is due when its
-- lease ends. Fences are drawn at random, so that a lane that comes back never repeats one.
drop index lane_by_due;
drop index lane_by_group;

create table parked (
  id bigint primary key,
  lane varchar(300) not null,
  lane_group varchar(300) not null,
  place bigint not null,
  kind varchar(50) not null,
  payload bytea not null,
  accepted_at timestamp with time zone not null,
  attempts integer not null,
  parked_at timestamp with time zone not null,
  reason varchar(1000) not null
);

insert into parked (id, lane, lane_group, place, kind, payload, accepted_at, attempts, parked_at, reason)
select envelope.id, envelope.lane, lane.lane_group, envelope.place, envelope.kind, envelope.payload,
  envelope.accepted_at, envelope.attempts, envelope.parked_at, coalesce(envelope.parked_because, '')
from envelope join lane on lane.name = envelope.lane
where envelope.parked_at is not null;

create index parked_by_group on parked (lane_group, id);

delete from envelope where parked_at is not null;

alter table envelope drop column parked_at;
alter table envelope drop column parked_because;

delete from lane where not exists (select 1 from envelope where envelope.lane = lane.name);

alter table lane drop column holder;
alter table lane drop column held_until;
alter table lane alter column fence drop not null;

update lane set fence = null, due_at = (
  select envelope.due_at from envelope where envelope.lane = lane.name order by envelope.place, envelope.id limit 1);

alter table lane alter column due_at set not null;

create index lane_by_due on lane (due_at);
create index lane_by_group on lane (lane_group, due_at);
create index lane_by_fence on lane (fence);
