-- When events last arrived; bot_number is 0 for the portal as a whole.
create table arrival (
  portal varchar(100) not null,
  bot_number bigint not null,
  arrived_at timestamp with time zone not null,
  primary key (portal, bot_number)
);

create table mishap (
  portal varchar(100) not null,
  act varchar(30) not null,
  bot varchar(60) not null,
  kind varchar(30) not null,
  code varchar(60) not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  times bigint not null,
  primary key (portal, act, bot, kind, code)
);

-- The last test of each portal.
create table trial (
  portal varchar(100) primary key,
  person bigint not null,
  begun_at timestamp with time zone not null,
  bot_number bigint,
  notice varchar(30) not null,
  message varchar(30) not null,
  event varchar(30) not null,
  answered_at timestamp with time zone,
  confirmation varchar(1000) not null
);
