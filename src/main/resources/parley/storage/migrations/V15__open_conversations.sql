-- All of a conversation, as JSON; a row without it is of an earlier version, which knew the misses only.
alter table conversation add column state text;

-- The version of the scenario it runs on.
alter table conversation add column version bigint default 0 not null;

-- The session of an Open Channel; 0 elsewhere.
alter table conversation add column session bigint default 0 not null;

alter table conversation add column begun_at timestamp with time zone;

-- Which message carries the buttons of a ticket, until they are taken away.
create table button_message (
  portal varchar(100) not null,
  bot_number bigint not null,
  dialog varchar(100) not null,
  ticket bigint not null,
  message bigint not null,
  primary key (portal, bot_number, dialog, ticket)
);

-- Work for later, which would hold back its lane if it waited there.
create table alarm (
  dedup_key varchar(400) primary key,
  lane varchar(300) not null,
  lane_group varchar(300) not null,
  kind varchar(50) not null,
  payload bytea not null,
  due_at timestamp with time zone not null
);

create index alarm_by_due on alarm (due_at);
