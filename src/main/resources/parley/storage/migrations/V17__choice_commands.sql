-- The hidden command of each bot that its buttons call, and the address it was registered with.
create table choice_command (
  portal varchar(100) not null,
  bot_number bigint not null,
  number bigint not null,
  address varchar(500) not null,
  primary key (portal, bot_number)
);
