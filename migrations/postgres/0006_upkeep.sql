-- What was done with a role, by day and without a name; and work that a restart must not forget.

create table audit (
    id text not null primary key,
    role text not null,
    action text not null,
    object text not null,
    day text not null
);

create index audit_day on audit (day);

create table job (
    kind text not null,
    object text not null,
    state text not null,
    primary key (kind, object)
);
