-- Counted from the turns of a day, each day anew while it changes. An empty topic stands for the whole bot.
create table tally (
  portal varchar(100) not null,
  bot bigint not null,
  local_day date not null,
  topic varchar(100) not null,
  conversations integer not null,
  answered integer not null,
  missed integer not null,
  handed_over integer not null,
  primary key (portal, bot, local_day, topic)
);

create table tally_hour (
  portal varchar(100) not null,
  bot bigint not null,
  local_day date not null,
  local_hour smallint not null,
  messages integer not null,
  primary key (portal, bot, local_day, local_hour)
);

-- Steps at which conversations of a day were left.
create table tally_left (
  portal varchar(100) not null,
  bot bigint not null,
  local_day date not null,
  step varchar(200) not null,
  conversations integer not null,
  primary key (portal, bot, local_day, step)
);

-- Whom a bot met on a day: nobody is counted twice in a period. Kept as long as the turns themselves.
create table tally_person (
  portal varchar(100) not null,
  bot bigint not null,
  local_day date not null,
  topic varchar(100) not null,
  person bigint not null,
  primary key (portal, bot, local_day, topic, person)
);

-- Until when turns are counted.
create table tally_mark (
  name varchar(20) primary key,
  counted_until timestamp with time zone not null
);
