-- A wave, and the codes that let a phone, a respondent or a colleague in.
-- Codes and tokens are kept as hashes. A spent code says that it was spent, not when and not by whom.

create table wave (
    id text not null primary key,
    country text not null,
    area text not null,
    name text not null,
    form_version text not null references form_version (id),
    sampling text not null,
    sites text not null,
    plan text not null,
    state text not null,
    opened_ms bigint,
    closed_ms bigint,
    key_id text,
    public_key text
);

create index wave_country on wave (country);

create table wave_indicator (
    wave text not null references wave (id),
    position bigint not null,
    indicator text not null,
    version bigint not null,
    primary key (wave, position),
    foreign key (indicator, version) references indicator_version (indicator, version)
);

create table invitation (
    id text not null primary key,
    code_hash text not null unique,
    kind text not null,
    role text,
    scope_kind text,
    scope_of text,
    wave text references wave (id),
    group_id text references group_of_volunteers (id),
    expires_ms bigint not null,
    spent boolean not null
);

create table enrolment (
    id text not null primary key,
    token_hash text not null unique,
    wave text not null references wave (id),
    group_id text not null references group_of_volunteers (id)
);

create index enrolment_wave on enrolment (wave);

create table answer_code (
    code_hash text not null primary key,
    wave text not null references wave (id),
    kind text not null,
    expires_ms bigint not null,
    spent boolean not null
);
