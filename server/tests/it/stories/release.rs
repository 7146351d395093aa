//! From an idea to a public number, through the pages; and who may not sign.

use app::backend::{MaySign, Preview, Publishing, Releasing};
use domain::place::PlaceCode;
use domain::release::{Cell, Table};
use serde_json::Value;

use crate::world::{
    Country, INDICATOR, PASSPHRASE, Phone, Visitor, World, answers, coordinator, on_each, words,
};

/// 187 answers: three of `other`, whom nobody may find.
pub async fn collect(world: &World, phone: &Phone) {
    let mut items = Vec::new();
    for number in 0..187u32 {
        let sex = if number < 3 { "other" } else { ["woman", "man"][number as usize % 2] };
        let walk = if number % 5 < 2 { "no" } else { "yes" };
        let place = if number % 3 == 0 { "05002" } else { "05001" };
        items.push(phone.finish(number, answers(place, sex, walk, 987_654_321)));
    }
    for batch in items.chunks(100) {
        let batch: Vec<_> = batch.iter().collect();
        for outcome in phone.sends(world, &batch).await {
            assert!(matches!(outcome, domain::outbox::Outcome::Stored { .. }), "{outcome:?}");
        }
    }
}

pub async fn look(country: &Country<'_>, who: &Visitor<'_>) -> Preview {
    who.world.rooms.preview(&who.caller().await, &country.wave).await.unwrap()
}

pub async fn sign(
    country: &Country<'_>,
    who: &Visitor<'_>,
    hash: &str,
    passphrase: &str,
) -> server::client::Reply {
    let fields = [("do", "sign"), ("hash", hash), ("passphrase", passphrase)];
    who.post(&country.preview(), &fields).await
}

#[tokio::test]
async fn an_indicator_becomes_a_public_number_that_two_people_signed() {
    on_each(async |world| {
        let country = Country::open(world).await;
        collect(world, &country.phone().await).await;
        assert_eq!(country.ana.get(&country.preview()).await.status, 409, "open waves have no preview");
        country.close().await;
        let public = format!("/es/r/co-05/{}", INDICATOR.to_lowercase());
        assert_eq!(world.anyone().get(&public).await.status, 404);

        let page = country.ana.get(&country.preview()).await;
        assert_eq!(page.status, 200);
        let preview = look(&country, &country.ana).await;
        assert!(page.text().contains(&preview.hash));
        let wrong = sign(&country, &country.ana, &preview.hash, "rio mango tejado lunes").await;
        assert_eq!(wrong.status, 422);
        assert_eq!(sign(&country, &country.ana, &"0".repeat(64), PASSPHRASE).await.status, 409);
        assert_eq!(sign(&country, &country.ana, &preview.hash, PASSPHRASE).await.status, 303);
        assert_eq!(look(&country, &country.ana).await.may_sign, MaySign::AlreadyDid);
        let again = sign(&country, &country.ana, &preview.hash, PASSPHRASE).await;
        assert_eq!(again.status, 409);
        assert_eq!(world.anyone().get(&public).await.status, 404, "one signature publishes nothing");
        let second = look(&country, &country.luz).await;
        assert_eq!((&second.hash, second.signed_by.as_slice()), (&preview.hash, &["ana.co".to_owned()][..]));
        assert_eq!(sign(&country, &country.luz, &preview.hash, PASSPHRASE).await.status, 303);
        assert_eq!(sign(&country, &country.luz, &preview.hash, PASSPHRASE).await.status, 409);

        let back = look(&country, &country.ana).await;
        assert_eq!((back.may_sign, back.release == preview.release), (MaySign::AlreadyPublished, true));
        let tables = &preview.release.results[0].tables;
        public_page_says(world, &public, tables).await;
        files_say(world, &public, tables).await;
        let site = format!("/en/r/co-05001/{INDICATOR}");
        assert_eq!(world.anyone().get(&site).await.status, 200);
        assert_eq!(world.anyone().get(&format!("{site}/v/2")).await.status, 404);
        assert_eq!(world.anyone().get(&format!("{site}.csv")).await.status, 200);
        let cards = world.rooms.cards().await.unwrap();
        assert_eq!(cards.len(), 3, "the area and its two sites");
    })
    .await;
}

async fn public_page_says(world: &World, public: &str, tables: &[Table]) {
    let reply = world.anyone().get(public).await;
    assert_eq!(reply.status, 200);
    let page = words(&reply.text());
    let Some(Cell::Share { base, count, percent, .. }) = tables[0].rows.first().map(|row| &row.cell) else {
        panic!("{tables:?}")
    };
    assert_eq!((*base, *count, *percent), (185, 75, 41));
    for number in ["185", "41"] {
        assert!(page.contains(number), "{number} is not in: {page}");
    }
    assert!(!page.split(|c: char| !c.is_alphanumeric()).any(|word| word == "187"), "the exact base: {page}");
    assert!(!reply.text().contains("<script"), "a public page has no script");
    let places = world.rooms.published(&PlaceCode::parse_slug("co-05").unwrap(), INDICATOR, Some(1)).await;
    assert_eq!(&places.unwrap().result.tables, tables);
}

async fn files_say(world: &World, public: &str, tables: &[Table]) {
    let rows: Vec<(String, String, Cell)> = tables
        .iter()
        .flat_map(|table| {
            table
                .rows
                .iter()
                .map(|row| (table.breakdown.code().to_owned(), row.code.clone(), row.cell.clone()))
        })
        .collect();
    assert!(rows.iter().any(|(_, code, cell)| code.contains("other") || *cell == Cell::Hidden), "{rows:?}");
    let json: Value = world.anyone().get(&format!("{public}.json")).await.json().unwrap();
    let cells: Vec<(String, String, Cell)> = json["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| {
            let text = |name: &str| cell[name].as_str().unwrap().to_owned();
            (text("breakdown"), text("group"), serde_json::from_value(cell.clone()).unwrap())
        })
        .collect();
    assert_eq!(cells, rows);
    for cell in json["cells"].as_array().unwrap() {
        let numbers = cell.as_object().unwrap().values().filter(|value| value.is_number()).count();
        let wanted = match cell["status"].as_str().unwrap() {
            "hidden" => 0,
            "counts" => 2,
            _ => 5,
        };
        assert_eq!(numbers, wanted, "{cell}");
    }

    let file = world.anyone().get(&format!("{public}.csv")).await.text();
    let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let read: Vec<(String, String, Cell)> = reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let number = |at: usize| row[at].parse::<u32>().ok();
            let cell = match (number(13), number(14), number(15), number(16), number(17)) {
                (Some(base), Some(count), Some(percent), Some(low), Some(high)) => {
                    Cell::Share { base, count, percent, low, high }
                }
                (Some(base), Some(count), None, None, None) => Cell::Counts { base, count },
                (None, None, None, None, None) => Cell::Hidden,
                other => panic!("{other:?}"),
            };
            (row[8].to_owned(), row[9].to_owned(), cell)
        })
        .collect();
    assert_eq!(read, rows);
}

#[tokio::test]
async fn neither_the_administrator_nor_another_country_nor_a_volunteer_sees_or_signs() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let phone = country.phone().await;
    collect(&world, &phone).await;
    let eva = coordinator(&world, &country.administrator, "PE", "eva.pe").await;
    let code = country.ana.invites(&[("role", "volunteer"), ("group", country.group.as_str())]).await;
    let volunteer = world.anyone().joins(&code, "pilar.co").await;
    let late = phone.finish(900, answers("05001", "woman", "sometimes", 3));
    phone.sends(&world, &[&late]).await;
    assert!(!words(&eva.get("/es/coordinate/held").await.text()).contains("Primera ronda"));

    let forbidden =
        [(world.anyone(), 401), (country.administrator.clone(), 403), (volunteer, 403), (eva, 404)];
    let codes = [("do", "codes"), ("kind", "poster")];
    for (who, status) in &forbidden {
        assert_eq!(who.get(&country.page()).await.status, *status);
        assert_eq!(who.post(&country.page(), &codes).await.status, *status);
        assert_eq!(who.post(&country.page(), &[("do", "close")]).await.status, *status);
    }
    country.close().await;
    let hash = look(&country, &country.ana).await.hash;
    for (who, status) in &forbidden {
        assert_eq!(who.get(&country.preview()).await.status, *status);
        assert_eq!(sign(&country, who, &hash, PASSPHRASE).await.status, *status);
    }
    assert_eq!(world.place.number("select count(*) from release_signature").await, 0);
    world.close().await;
}

#[tokio::test]
async fn a_wave_of_too_few_answers_publishes_nothing_and_says_why() {
    let world = World::open().await;
    let country = Country::open(&world).await;
    let phone = country.phone().await;
    let items: Vec<_> = (0..49).map(|n| phone.finish(n, answers("05001", "woman", "yes", 3))).collect();
    phone.sends(&world, &items.iter().collect::<Vec<_>>()).await;
    country.close().await;
    let preview = look(&country, &country.ana).await;
    assert!(preview.release.results[0].tables.is_empty());
    assert!(!preview.audit.reasons.is_empty());
    assert_eq!(country.ana.get(&country.preview()).await.status, 200);
    assert_eq!(sign(&country, &country.ana, &preview.hash, PASSPHRASE).await.status, 409);
    world.close().await;
}

#[test]
fn no_setting_makes_the_rules_of_disclosure_looser() {
    use server::config::{Flags, Surroundings};
    for line in [
        "threshold = 1",
        "rounding = 1",
        "percent_from = 1",
        "place_responses = 1",
        "[disclosure]\nthreshold = 1",
    ] {
        let around = Surroundings { environment: &|_| None, read_file: &|_| Ok(line.to_owned()) };
        assert!(Flags::default().settings(&around).is_err(), "{line}");
    }
    // And none from the surroundings is even looked at.
    let asked = std::sync::Mutex::new(Vec::new());
    let environment = |name: &str| {
        asked.lock().unwrap().push(name.to_owned());
        None
    };
    let around = Surroundings { environment: &environment, read_file: &|_| Ok(String::new()) };
    Flags::default().settings(&around).unwrap();
    let asked = asked.into_inner().unwrap();
    assert!(
        asked.len() > 5 && asked.iter().all(|name| !name.contains("THRESHOLD") && !name.contains("ROUND"))
    );
}
