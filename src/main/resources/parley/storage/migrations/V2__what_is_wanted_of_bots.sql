alter table bot add column wish varchar(20) default 'LIVE' not null;

alter table bot add column pause_line text;

-- What the portal took last, and how it spells the name where it does not spell it as it was sent.
alter table bot add column accepted varchar(64) default '' not null;

alter table bot add column shown_as varchar(500) default '' not null;

-- Who may change the bots of a portal, there and here, and until when.
create table bot_lease (
  portal varchar(100) primary key,
  holder varchar(100) not null,
  held_until timestamp with time zone not null,
  taken_at timestamp with time zone not null
);

create index bot_lease_by_age on bot_lease (taken_at);
