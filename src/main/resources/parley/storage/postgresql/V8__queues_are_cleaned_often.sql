-- Rows of these tables live for moments, so what they leave behind is cleaned by number, not by share.
alter table lane set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
alter table envelope set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

-- Large and only ever cut at its old end: ten million rows must not wait for two million dead ones.
alter table receipt set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.05);
