-- Who works here, and where: countries, groups, people, what they may do, and who is signed in.
-- Nothing by which a person could be reached is kept, and rows have no order of their own (no rowid).

create table country_profile (
    country text not null primary key,
    profile text not null
) strict, without rowid;

create table group_of_volunteers (
    id text not null primary key,
    country text not null,
    place text not null,
    name text not null
) strict, without rowid;

create index group_of_volunteers_country on group_of_volunteers (country);

create table person (
    id text not null primary key,
    handle text not null unique,
    passphrase_hash text not null,
    sex text,
    age_band text
) strict, without rowid;

create table role (
    person text not null references person (id),
    role text not null,
    scope_kind text not null,
    scope_of text not null,
    primary key (person, role, scope_kind, scope_of)
) strict, without rowid;

create index role_scope on role (scope_kind, scope_of);

create table login_session (
    token_hash text not null primary key,
    person text not null references person (id),
    started_ms integer not null,
    last_seen_day text not null,
    idle_until_ms integer not null,
    ends_ms integer not null
) strict, without rowid;

create index login_session_person on login_session (person);
