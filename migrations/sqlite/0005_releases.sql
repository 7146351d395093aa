-- What the public reads: frozen content, the signatures under it, its files, and everything ever published of a wave.
-- A draft is what two people are asked to sign; a wave has one at most. A published row never changes.

create table release (
    id text not null primary key,
    wave text not null references wave (id),
    country text not null,
    area text not null,
    hash text not null,
    state text not null,
    published_ms integer,
    content text not null
) strict, without rowid;

create index release_wave on release (wave);

create table release_signature (
    wave text not null references wave (id),
    hash text not null,
    person text not null references person (id),
    at_ms integer not null,
    signature text not null,
    primary key (wave, hash, person)
) strict, without rowid;

create table release_indicator (
    place text not null,
    indicator text not null,
    version integer not null,
    release text not null references release (id),
    primary key (place, indicator, version)
) strict, without rowid;

create index release_indicator_release on release_indicator (release);

create table release_file (
    place text not null,
    indicator text not null,
    version integer not null,
    ending text not null,
    name text not null,
    content_type text not null,
    bytes blob not null,
    primary key (place, indicator, version, ending),
    foreign key (place, indicator, version) references release_indicator (place, indicator, version)
) strict;

create table ledger (
    release text not null references release (id),
    position integer not null,
    wave text not null references wave (id),
    fact text not null,
    primary key (release, position)
) strict, without rowid;

create index ledger_wave on ledger (wave);
