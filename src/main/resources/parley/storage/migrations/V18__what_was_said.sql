-- One row a turn: what was said, what the bot answered, and why. Day and hour are those where the bot is.
create sequence turn_ids;

create table turn (
  id bigint primary key,
  portal varchar(100) not null,
  bot bigint not null,
  dialog varchar(100) not null,
  local_day date not null,
  local_hour smallint not null,
  said_at timestamp with time zone not null,
  person bigint not null,
  person_name varchar(300) not null,
  place varchar(20) not null,
  kind varchar(20) not null,
  said varchar(4000) not null,
  answered varchar(8000) not null,
  rule varchar(30) not null,
  topic varchar(100),
  compared varchar(1000) not null,
  wording varchar(1000),
  score smallint not null,
  runner_topic varchar(100),
  runner_wording varchar(1000),
  runner_score smallint,
  steps varchar(2000) not null,
  waits_at varchar(200),
  handed_over boolean not null,
  missed boolean not null,
  revision bigint not null
);

create index turn_by_day on turn (portal, bot, local_day, id);
create index turn_by_dialog on turn (portal, bot, dialog, id);
create index turn_by_moment on turn (said_at);

-- The turns nothing fitted, with what makes them alike. A pending one was asked "did you mean", and may yet be settled.
create table missed (
  turn bigint primary key,
  portal varchar(100) not null,
  bot bigint not null,
  dialog varchar(100) not null,
  person bigint not null,
  place varchar(20) not null,
  said_at timestamp with time zone not null,
  said varchar(4000) not null,
  likeness varchar(300) not null,
  pending boolean not null
);

create index missed_by_likeness on missed (portal, bot, likeness, turn);
create index missed_by_dialog on missed (portal, bot, dialog);

-- What was decided about questions that are alike.
create table question (
  portal varchar(100) not null,
  bot bigint not null,
  likeness varchar(300) not null,
  standing varchar(20) not null,
  topic varchar(100) not null,
  decided_at timestamp with time zone not null,
  primary key (portal, bot, likeness)
);

-- How many days turns of a bot are kept, where it is not the usual number. A bot that is gone keeps none.
create table retention (
  portal varchar(100) not null,
  bot bigint not null,
  days smallint not null,
  primary key (portal, bot)
);

create table erasure (
  id bigint primary key,
  portal varchar(100) not null,
  person bigint not null,
  made_at timestamp with time zone not null,
  user_number bigint not null,
  user_name varchar(300) not null,
  turns bigint not null,
  questions bigint not null,
  conversations bigint not null,
  facts bigint not null
);

create sequence erasure_ids;
create index erasure_by_person on erasure (portal, person);
