//! The two schemas are one schema in two dialects.

use std::collections::BTreeSet;

use sqlx::{Connection, PgConnection, Row, SqliteConnection};

use server::store::{CannotOpen, Store};

use super::Place;

/// Table, column, whether it may be null, and its type in the words of PostgreSQL.
type Column = (String, String, bool, String);

async fn sqlite_columns(place: &Place) -> BTreeSet<Column> {
    let mut conn = SqliteConnection::connect(&place.url).await.unwrap();
    let rows = sqlx::query(
        "select tables.name, columns.name, columns.\"notnull\", columns.type, tables.name
         from sqlite_schema as tables join pragma_table_info(tables.name) as columns
         where tables.type = 'table' and tables.name not like '\\_sqlx%' escape '\\'",
    );
    let rows = rows.fetch_all(&mut conn).await.unwrap();
    let kind = |column: &str, kind: &str| {
        match kind {
            "TEXT" => "text",
            "BLOB" => "bytea",
            "INTEGER" if column == "spent" => "boolean",
            "INTEGER" => "bigint",
            other => other,
        }
        .to_owned()
    };
    rows.iter()
        .map(|row| {
            let (table, column): (String, String) = (row.get(0), row.get(1));
            let kind = kind(&column, &row.get::<String, _>(3));
            (table, column, row.get::<i64, _>(2) == 0, kind)
        })
        .collect()
}

async fn postgres_columns(place: &Place) -> BTreeSet<Column> {
    let mut conn = PgConnection::connect(&place.url).await.unwrap();
    let rows = sqlx::query(
        "select table_name::text, column_name::text, is_nullable = 'YES', data_type::text
         from information_schema.columns
         where table_schema = current_schema() and table_name not like '\\_sqlx%'",
    );
    let rows = rows.fetch_all(&mut conn).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect()
}

#[tokio::test]
async fn both_engines_have_the_same_tables_columns_and_nullability() {
    let Some(postgres) = Place::postgres().await else { return };
    let sqlite = Place::sqlite();
    for place in [&sqlite, &postgres] {
        place.open().await.close().await;
    }
    let (left, right) = (sqlite_columns(&sqlite).await, postgres_columns(&postgres).await);
    assert!(left.len() > 90, "the comparison must see the schema: {left:?}");
    let apart: Vec<_> = left.symmetric_difference(&right).collect();
    assert!(apart.is_empty(), "make the twins in migrations/ equal again: {apart:?}");
    sqlite.drop().await;
    postgres.drop().await;
}

#[tokio::test]
async fn no_table_of_answers_has_a_hidden_row_number() {
    let place = Place::sqlite();
    place.open().await.close().await;
    let mut conn = SqliteConnection::connect(&place.url).await.unwrap();
    let with_rowid: Vec<String> = sqlx::query_scalar(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and wr = 0
         and name not like '\\_sqlx%' escape '\\' and name not like 'sqlite\\_%' escape '\\'",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    assert_eq!(with_rowid, ["release_file"], "add `without rowid`: a row number tells who came first");
    place.drop().await;
}

#[tokio::test]
async fn a_database_opens_again_and_a_newer_one_is_refused() {
    for place in Place::all().await {
        place.open().await.close().await;
        place.open().await.close().await;
        place
            .meddle(
                "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
                 select 9999, 'from the future', success, checksum, 0 from _sqlx_migrations where version = 1",
            )
            .await;
        let refused = Store::open(&place.url).await.err();
        assert!(matches!(refused, Some(CannotOpen::Newer(9999))), "{refused:?}");
        place.drop().await;
    }
}
