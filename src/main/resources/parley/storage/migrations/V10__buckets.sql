-- How many requests each portal has counted from our address, shared by the nodes; seconds of the database's clock.
create table call_bucket (
  portal varchar(100) primary key,
  requests double precision not null,
  counted_at double precision not null
);
