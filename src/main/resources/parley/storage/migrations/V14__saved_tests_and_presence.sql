create sequence saved_test_ids;

-- Chats that must go on going as they were saved.
create table saved_test (
  id bigint primary key,
  portal varchar(100) not null,
  bot bigint not null,
  name varchar(255) not null,
  document text not null
);

create index saved_test_by_bot on saved_test (portal, bot, id);

-- Who has the editor of a bot open, for a few minutes.
create table editor_presence (
  portal varchar(100) not null,
  bot bigint not null,
  user_number bigint not null,
  user_name varchar(300) not null,
  topic varchar(100) not null,
  seen_at timestamp with time zone not null,
  primary key (portal, bot, user_number)
);

create index editor_presence_by_age on editor_presence (seen_at);
