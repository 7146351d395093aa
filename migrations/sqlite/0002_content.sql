-- What is measured and what is asked. A version, once written, is never changed: releases and phones rely on it.

create table indicator (
    id text not null primary key,
    country text not null,
    code text not null unique
) strict, without rowid;

create index indicator_country on indicator (country);

create table indicator_version (
    indicator text not null references indicator (id),
    version integer not null,
    record text not null,
    primary key (indicator, version)
) strict, without rowid;

create table form (
    id text not null primary key,
    country text not null,
    code text not null,
    draft text not null,
    unique (country, code)
) strict, without rowid;

create table form_version (
    id text not null primary key,
    form text not null references form (id),
    number integer not null,
    hash text not null,
    definition text not null,
    unique (form, number)
) strict, without rowid;
