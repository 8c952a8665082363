-- Since when nobody waits any more for what was tried and may still be under way; null when nothing is.
alter table envelope add column pending_since timestamp with time zone;

alter table parked add column pending_since timestamp with time zone;
