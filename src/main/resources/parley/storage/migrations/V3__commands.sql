create sequence command_ids;

-- What the author decides, then where the command stands in the portal.
create table command (
  id bigint primary key,
  portal varchar(100) not null,
  bot bigint not null,
  form_key varchar(100) not null,
  name varchar(60) not null,
  -- The name in lower case while the command is wanted, empty once it only waits to be removed.
  held_name varchar(60),
  everywhere boolean not null,
  hidden boolean not null,
  extranet boolean not null,
  titles text not null,
  topic varchar(60) not null,
  revision bigint not null,
  bot_number bigint,
  asked_name varchar(60),
  registered_everywhere boolean,
  number bigint,
  fingerprint varchar(64),
  trouble varchar(40),
  unique (bot, held_name),
  unique (bot, form_key)
);

create index command_by_portal on command (portal);
