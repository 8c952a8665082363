-- People of a portal whom we have met, by the names their portal gave.
create table person (
  portal varchar(100) not null,
  user_number bigint not null,
  name varchar(300) not null,
  administrator boolean not null,
  opened_at timestamp with time zone,
  primary key (portal, user_number)
);

-- Who may edit without being an administrator; bot 0 stands for every bot.
create table editing_right (
  portal varchar(100) not null,
  user_number bigint not null,
  bot bigint not null,
  granted_at timestamp with time zone not null,
  granted_by bigint not null,
  primary key (portal, user_number, bot)
);

create sequence change_ids;

-- Names are those of the time. Without a user it was Parley itself, without a bot it was about all of them.
create table change_entry (
  id bigint primary key,
  portal varchar(100) not null,
  made_at timestamp with time zone not null,
  user_number bigint,
  user_name varchar(300) not null,
  bot bigint,
  bot_name varchar(300) not null,
  kind varchar(30) not null,
  whom bigint,
  whom_name varchar(300) not null,
  differences text not null,
  revision bigint not null
);

create index change_entry_by_portal on change_entry (portal, id);

create index change_entry_by_bot on change_entry (portal, bot, id);

create index change_entry_by_user on change_entry (portal, user_number, id);

create index change_entry_by_age on change_entry (made_at);
