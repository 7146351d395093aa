use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use data_encoding::BASE64URL_NOPAD;

use domain::envelope::{Envelope, KeyId, payload_hash};
use domain::id::{EnrolmentId, FormVersionId, ResponseId, WaveId};
use domain::outbox::{Batch, BatchAnswer, Outcome};
use domain::receipt::Receipt;
use domain::sealing::KeyPair;
use domain::text::LocalText;
use domain::wave::FieldKit;

use super::*;
use crate::demo::content::countries;

/// How a made-up server fails.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manners {
    Honest,
    /// Keeps the answers and then says nothing useful, two times of three.
    LosesReplies,
    /// Acknowledges every tenth answer without keeping it.
    Forgets,
    /// The receipt of an answer that it sees again is another one.
    ChangesReceipts,
}

struct Fake {
    manners: Manners,
    kit: FieldKit,
    requests: AtomicUsize,
    kept: Mutex<HashMap<ResponseId, String>>,
    forgotten: Mutex<usize>,
}

async fn enrol(State(fake): State<Arc<Fake>>) -> Json<serde_json::Value> {
    let enrolment = EnrolmentId::from_random([3; 16]);
    Json(serde_json::json!({ "token": "secret", "enrolment": enrolment, "kit": fake.kit }))
}

async fn take(
    State(fake): State<Arc<Fake>>,
    Json(batch): Json<Batch>,
) -> Result<Json<BatchAnswer>, StatusCode> {
    let request = fake.requests.fetch_add(1, Ordering::Relaxed);
    let outcomes = batch.items.iter().map(|text| fake.one(text)).collect();
    match fake.manners {
        Manners::LosesReplies if request % 3 != 0 => Err(StatusCode::SERVICE_UNAVAILABLE),
        _ => Ok(Json(BatchAnswer { outcomes })),
    }
}

impl Fake {
    fn one(&self, text: &str) -> Outcome {
        let id = Envelope::open_text(text).unwrap().id;
        let hash = payload_hash(text);
        let mut kept = self.kept.lock().unwrap();
        let seen = kept.get(&id).cloned();
        if seen.as_ref().is_some_and(|first| *first != hash) {
            return Outcome::Conflict { id };
        }
        let mut forgotten = self.forgotten.lock().unwrap();
        let forgets =
            self.manners == Manners::Forgets && seen.is_none() && (kept.len() + *forgotten) % 10 == 9;
        if forgets {
            *forgotten += 1;
        } else {
            kept.insert(id.clone(), hash.clone());
        }
        let mac: &[u8] =
            if self.manners == Manners::ChangesReceipts && seen.is_some() { b"other" } else { b"same" };
        Outcome::Stored { receipt: Receipt::new(id, hash, mac, b"code") }
    }
}

async fn server(manners: Manners) -> (SocketAddr, Arc<Fake>) {
    let content = countries().unwrap().remove(0);
    let pair = KeyPair::generate(&mut ChaCha20Rng::seed_from_u64(5));
    let kit = FieldKit {
        wave: WaveId::from_random([1; 16]),
        name: LocalText::both("Prueba", "Trial"),
        form_version: FormVersionId::from_random([2; 16]),
        form_hash: content.form.hash(),
        sites: content.places().unwrap(),
        form: content.form,
        key_id: KeyId::of(&pair.public).to_string(),
        public_key: BASE64URL_NOPAD.encode(&pair.public),
        help_line: LocalText::default(),
    };
    let fake = Arc::new(Fake {
        manners,
        kit,
        requests: AtomicUsize::new(0),
        kept: Mutex::default(),
        forgotten: Mutex::default(),
    });
    let router = Router::new().route("/api/v1/enrol", post(enrol)).route("/api/v1/responses", post(take));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let served = router.with_state(fake.clone());
    tokio::spawn(async move { axum::serve(listener, served).await });
    (address, fake)
}

async fn orders(address: SocketAddr, folder: &Path) -> Orders {
    let codes = folder.join("codes.json");
    let account = codes::Account { handle: "ana".into(), passphrase: "rio mango tejado".into() };
    let join = (0..4).map(|n| format!("code-{n}")).collect();
    Codes { wave: WaveId::from_random([1; 16]), coordinator: account, join }.write(&codes).unwrap();
    let load = Load {
        address,
        codes: Some(codes),
        clients: 4,
        responses: 60,
        batch: 7,
        questions: Some(3),
        pause: 0,
        seed: Some(1),
        keep: None,
        patience: 5,
        verify: None,
        prepare: None,
        data_dir: None,
        database: None,
    };
    load.orders().await.unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("pulso-load-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[tokio::test]
async fn phones_that_lose_two_replies_of_three_end_with_one_receipt_for_each_answer() {
    let folder = folder("replies");
    let (address, fake) = server(Manners::LosesReplies).await;
    let figures = keep::run(orders(address, &folder).await, &folder.join("kept")).await.unwrap();
    assert_eq!((figures.acknowledged, figures.outcomes.stored), (60, 60));
    assert!(figures.broken_requests > 0 && figures.sent_again > 0, "{figures:?}");
    assert_eq!(fake.kept.lock().unwrap().len(), 60);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn an_honest_server_is_found_sound_and_is_measured() {
    let folder = folder("honest");
    let (address, _) = server(Manners::Honest).await;
    let figures = measure::run(orders(address, &folder).await).await.unwrap();
    assert_eq!((figures.responses, figures.outcomes.stored, figures.failed_requests), (60, 60, 0));
    assert!(figures.bytes_per_response > 1_400 && figures.latency_ms.max >= figures.latency_ms.p50);

    let (address, _) = server(Manners::Honest).await;
    keep::run(orders(address, &folder).await, &folder.join("kept")).await.unwrap();
    let found = verify::verify(address, &folder.join("kept")).await.unwrap();
    assert!(found.is_sound() && found.acknowledged == 60, "{found:?}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_server_that_acknowledges_what_it_does_not_keep_is_found_out() {
    let folder = folder("forgets");
    let (address, fake) = server(Manners::Forgets).await;
    keep::run(orders(address, &folder).await, &folder.join("kept")).await.unwrap();
    let forgotten = *fake.forgotten.lock().unwrap();
    let found = verify::verify(address, &folder.join("kept")).await.unwrap();
    assert_eq!((forgotten, found.lost), (6, 6));
    assert!(!found.is_sound());
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_receipt_that_changes_is_found_out() {
    let folder = folder("changes");
    let (address, _) = server(Manners::ChangesReceipts).await;
    keep::run(orders(address, &folder).await, &folder.join("kept")).await.unwrap();
    let found = verify::verify(address, &folder.join("kept")).await.unwrap();
    assert_eq!((found.lost, found.other_receipts), (0, 60));
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn phones_give_up_when_nobody_answers_and_say_what_is_left() {
    let folder = folder("nobody");
    let (address, _) = server(Manners::Honest).await;
    let mut orders = orders(address, &folder).await;
    orders.address = SocketAddr::from(([127, 0, 0, 1], 9));
    orders.patience = Duration::from_millis(200);
    let said = keep::run(orders, &folder.join("kept")).await.unwrap_err().to_string();
    assert!(said.contains("15 answers of one phone are left"), "{said}");
    std::fs::remove_dir_all(folder).unwrap();
}
