-- Of all portals together, and only those of a day.
create index trial_by_age on trial (begun_at);
