-- An envelope whose last try may have been carried out although nobody knows; the next try looks first.
alter table envelope add column uncertain boolean default false not null;

-- The number of the newest message that the bot is known to have said there; a look begins behind it.
alter table conversation add column said bigint default 0 not null;

-- What a bot may look with: its own token, as events bring it, for about an hour.
create table bot_token (
  portal varchar(100) not null,
  bot_number bigint not null,
  access_sealed bytea not null,
  expires_at timestamp with time zone not null,
  primary key (portal, bot_number)
);
