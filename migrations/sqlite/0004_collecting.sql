-- What phones and respondents sent. The finest time is the ISO week; no row tells its place in a sequence.
-- `intake` alone decides whether an id was seen, and outlives the closing of a wave, when responses get new ids.
-- `custody` joins an answer to the phone that collected it, under a key that is not in this database.

create table intake (
    id text not null primary key,
    hash text not null,
    outcome text not null
) strict, without rowid;

create table response (
    id text not null primary key,
    wave text not null references wave (id),
    form_version text not null references form_version (id),
    place text not null,
    week text not null,
    mode text not null,
    language text not null,
    consent text not null,
    state text not null,
    record_key blob not null,
    payload_hash text not null,
    answers blob not null
) strict, without rowid;

create index response_wave on response (wave);

create table custody (
    tag text not null primary key,
    enrolment text not null references enrolment (id)
) strict, without rowid;

create index custody_enrolment on custody (enrolment);

create table quarantine (
    id text not null primary key,
    response text not null,
    hash text not null,
    wave text references wave (id),
    week text not null,
    reason text not null,
    envelope text not null,
    unique (response, hash)
) strict, without rowid;

create index quarantine_wave on quarantine (wave);
