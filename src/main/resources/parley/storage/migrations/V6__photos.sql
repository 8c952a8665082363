-- When a picture was last chosen: what no bot shows does not stay for ever.
alter table photo add column chosen_at timestamp with time zone default current_timestamp not null;

-- Which picture a square was cut from, and where.
alter table photo add column source varchar(64);

alter table photo add column crop_x integer;

alter table photo add column crop_y integer;

alter table photo add column crop_size integer;

create index photo_by_age on photo (chosen_at);

create index photo_by_source on photo (portal, source);

create index bot_by_photo on bot (portal, photo);
