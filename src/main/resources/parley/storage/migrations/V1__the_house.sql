create table portal (
  id varchar(100) primary key,
  domain varchar(300) not null,
  endpoint varchar(500) not null,
  authorization_server varchar(300) not null,
  standing varchar(30) not null,
  installed_at timestamp with time zone not null
);

-- One pair of tokens per person; both tokens are sealed.
create table access_grant (
  portal varchar(100) not null,
  user_number bigint not null,
  administrator boolean not null,
  access_sealed bytea not null,
  renewal_sealed bytea not null,
  expires_at timestamp with time zone not null,
  kept_at timestamp with time zone not null,
  primary key (portal, user_number)
);

-- SHA-256 of what a portal's events prove themselves with.
create table event_proof (
  portal varchar(100) primary key,
  digest bytea not null
);

create table pending_login (
  state varchar(100) primary key,
  domain varchar(300) not null,
  valid_until timestamp with time zone not null
);

create sequence bot_ids;

create table bot (
  id bigint primary key,
  portal varchar(100) not null,
  code varchar(60) not null,
  form_key varchar(100) not null,
  kind varchar(30) not null,
  open_channels boolean not null,
  name varchar(60) not null,
  last_name varchar(60) not null,
  color varchar(30) not null,
  email varchar(300) not null,
  birthday date,
  job_position varchar(300) not null,
  website varchar(300) not null,
  gender varchar(10),
  photo varchar(64),
  scenario text not null,
  number bigint,
  trouble varchar(40),
  revision bigint not null,
  changed_at timestamp with time zone not null,
  unique (portal, code),
  unique (portal, form_key)
);

create unique index bot_by_number on bot (portal, number);

create table photo (
  portal varchar(100) not null,
  id varchar(64) not null,
  media_type varchar(50) not null,
  content bytea not null,
  primary key (portal, id)
);

create table conversation (
  portal varchar(100) not null,
  bot_number bigint not null,
  dialog varchar(100) not null,
  misses integer not null,
  changed_at timestamp with time zone not null,
  primary key (portal, bot_number, dialog)
);

-- A lane exists as long as it may have work; due_at is empty while it has none.
create table lane (
  name varchar(300) primary key,
  lane_group varchar(300) not null,
  due_at timestamp with time zone,
  holder varchar(100),
  held_until timestamp with time zone,
  fence bigint not null
);

create index lane_by_due on lane (due_at);

create index lane_by_group on lane (lane_group, held_until);

create sequence envelope_ids;

-- Handled in the order of (place, id): what a turn promises takes the place of what it answered.
create table envelope (
  id bigint primary key,
  lane varchar(300) not null,
  place bigint not null,
  kind varchar(50) not null,
  payload bytea not null,
  accepted_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  attempts integer not null,
  mistakes integer not null,
  parked_at timestamp with time zone,
  parked_because varchar(1000)
);

create index envelope_by_lane on envelope (lane, place, id);

-- What was accepted before, so that the same event is taken once.
create table receipt (
  dedup_key varchar(300) primary key,
  accepted_at timestamp with time zone not null
);

create index receipt_by_age on receipt (accepted_at);
