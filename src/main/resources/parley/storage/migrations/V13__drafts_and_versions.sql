-- Which published version the bot's scenario is.
alter table bot add column live_version integer default 1 not null;

-- Where authors are with the next version; place counts the states that can be gone back to.
create table scenario_draft (
  portal varchar(100) not null,
  bot bigint not null,
  revision bigint not null,
  place bigint not null,
  changed_at timestamp with time zone not null,
  changed_by bigint,
  changed_by_name varchar(300) not null,
  primary key (portal, bot)
);

create table scenario_state (
  portal varchar(100) not null,
  bot bigint not null,
  place bigint not null,
  document text not null,
  primary key (portal, bot, place)
);

create table scenario_version (
  portal varchar(100) not null,
  bot bigint not null,
  number integer not null,
  document text not null,
  note varchar(500) not null,
  author bigint,
  author_name varchar(300) not null,
  made_at timestamp with time zone not null,
  primary key (portal, bot, number)
);

insert into scenario_version (portal, bot, number, document, note, author, author_name, made_at)
select portal, id, 1, scenario, '', null, '', changed_at from bot;

insert into scenario_draft (portal, bot, revision, place, changed_at, changed_by, changed_by_name)
select portal, id, 1, 1, changed_at, null, '' from bot;

insert into scenario_state (portal, bot, place, document)
select portal, id, 1, scenario from bot;
