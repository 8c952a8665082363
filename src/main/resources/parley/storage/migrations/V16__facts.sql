-- What bots remember about people; the number of a person is the portal's.
create table person_fact (
  portal varchar(100) not null,
  person bigint not null,
  fact varchar(200) not null,
  content text not null,
  kept_at timestamp with time zone not null,
  primary key (portal, person, fact)
);
