-- The table of the scheduler library, with the names it demands.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(100),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_by_time on scheduled_tasks (execution_time);

create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

-- Which process renews a pair now: each renewal makes the tokens it used worthless.
alter table access_grant add column renewing varchar(100);

alter table access_grant add column renewing_until timestamp with time zone;

create index access_grant_by_age on access_grant (kept_at);
