//! A phone and its server in every kind of weather: replies get lost, proxies answer, the phone dies in the middle, the
//! server is old or out of order. Whatever happens, no finished answer is lost and none is counted twice.

use std::collections::{BTreeMap, BTreeSet};

use domain::envelope::{Unreadable, payload_hash};
use domain::id::{EnrolmentId, ResponseId};
use domain::outbox::{
    BATCH, HeldReason, Item, ItemState, Link, Outcome, ParkedReason, Step, Trouble, Verdict, next_step,
    verdict,
};
use domain::receipt::Receipt;
use proptest::prelude::*;

fn id(number: u16) -> ResponseId {
    let [high, low] = number.to_be_bytes();
    ResponseId::from_random([high, low, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7])
}

fn enrolment(number: u8) -> EnrolmentId {
    EnrolmentId::from_random([number; 16])
}

/// What happens next.
#[derive(Debug, Clone)]
enum Weather {
    /// An interview is finished under one of two enrolments.
    Finish {
        enrolment: u8,
    },
    /// The phone tries to send, and the network does this.
    Send(Network),
    Pass {
        seconds: u16,
    },
    /// The phone keeps what was committed and forgets the rest.
    Dies,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Network {
    Offline,
    /// The request never arrives.
    LosesRequest,
    /// The server keeps everything and nobody hears of it.
    LosesReply,
    /// The reply arrives, and the phone dies before it has written what follows from it.
    DiesBeforeCommit,
    /// Outcomes in another order: receipts of other answers.
    Shuffles,
    /// Receipts over other bytes.
    ForgesHash,
    /// The server cannot read the first item, or has its id already.
    Refuses(ParkedReason),
    Works,
}

struct Server {
    kept: BTreeMap<ResponseId, String>,
    counted: BTreeMap<ResponseId, u32>,
}

impl Server {
    fn take(&mut self, item: &Item) -> Outcome {
        let hash = payload_hash(&item.text);
        let first = self.kept.entry(item.id.clone()).or_insert_with(|| {
            *self.counted.entry(item.id.clone()).or_default() += 1;
            hash.clone()
        });
        if *first != hash {
            return Outcome::Conflict { id: item.id.clone() };
        }
        let receipt = Receipt::new(item.id.clone(), hash, &[1], &[1; 4]);
        match item.id.bytes()[1] % 3 {
            0 => Outcome::Held { receipt, reason: HeldReason::ClosedWave },
            _ => Outcome::Stored { receipt },
        }
    }
}

struct Story {
    finished: BTreeSet<ResponseId>,
    /// Strictly committed on the phone.
    outbox: Vec<Item>,
    received: BTreeSet<ResponseId>,
    server: Server,
    trouble: Trouble,
    now: i64,
}

impl Story {
    fn begin() -> Self {
        let server = Server { kept: BTreeMap::new(), counted: BTreeMap::new() };
        let (finished, received) = (BTreeSet::new(), BTreeSet::new());
        Self { finished, outbox: Vec::new(), received, server, trouble: Trouble::default(), now: 0 }
    }

    fn happens(&mut self, weather: &Weather) {
        match weather {
            Weather::Finish { enrolment: under } => self.finish(*under),
            Weather::Send(network) => self.send(*network),
            Weather::Pass { seconds } => self.now += i64::from(*seconds) * 1_000,
            Weather::Dies => self.trouble = Trouble::default(),
        }
    }

    fn finish(&mut self, under: u8) {
        let id = id(self.finished.len() as u16);
        let text = format!("sealed-{id}");
        let hash = payload_hash(&text);
        self.finished.insert(id.clone());
        self.outbox.push(Item { id, hash, enrolment: enrolment(under), text, state: ItemState::Waiting });
    }

    fn send(&mut self, network: Network) {
        let link = if network == Network::Offline { Link::Offline } else { Link::Online };
        let held = [enrolment(0), enrolment(1)];
        let Step::Send { enrolment, ids } = next_step(&self.outbox, &held, self.trouble, self.now, link)
        else {
            return;
        };
        let batch: Vec<Item> = self.outbox.iter().filter(|item| ids.contains(&item.id)).cloned().collect();
        assert!(!batch.is_empty() && batch.len() <= BATCH);
        assert!(batch.iter().all(|item| item.enrolment == enrolment && item.state == ItemState::Waiting));
        if network == Network::LosesRequest {
            self.trouble = self.trouble.after_failure(self.now, 77);
            return;
        }
        let mut outcomes: Vec<Outcome> = batch.iter().map(|item| self.server.take(item)).collect();
        match network {
            Network::LosesReply => {
                self.trouble = self.trouble.after_failure(self.now, 3);
                return;
            }
            Network::DiesBeforeCommit => {
                self.trouble = Trouble::default();
                return;
            }
            Network::Shuffles => outcomes.rotate_left(1),
            Network::ForgesHash => outcomes.iter_mut().for_each(forge),
            Network::Refuses(ParkedReason::Conflict) => {
                outcomes[0] = Outcome::Conflict { id: batch[0].id.clone() }
            }
            Network::Refuses(ParkedReason::Unreadable) => {
                outcomes[0] = Outcome::Unreadable { reason: Unreadable::CutOff };
            }
            _ => {}
        }
        for (item, outcome) in batch.iter().zip(&outcomes) {
            match verdict(item, outcome) {
                Verdict::Delete(receipt) => {
                    assert!(receipt.acknowledges(&item.id, &item.hash));
                    self.received.insert(item.id.clone());
                    self.outbox.retain(|kept| kept.id != item.id);
                }
                Verdict::Park(reason) => {
                    let kept = self.outbox.iter_mut().find(|kept| kept.id == item.id).unwrap();
                    kept.state = ItemState::Parked { reason };
                }
                Verdict::Keep => {}
            }
        }
    }

    /// Every finished answer is on the phone, or the server said that it has it, and then it has it.
    fn loses_nothing(&self) -> bool {
        let waiting: BTreeSet<&ResponseId> = self.outbox.iter().map(|item| &item.id).collect();
        let known = |id: &ResponseId| waiting.contains(id) || self.received.contains(id);
        self.finished.iter().all(known)
            && self.received.iter().all(|id| self.server.kept.contains_key(id))
            && self.server.counted.values().all(|times| *times == 1)
    }
}

fn forge(outcome: &mut Outcome) {
    if let Outcome::Stored { receipt } | Outcome::Held { receipt, .. } = outcome {
        receipt.hash = payload_hash("other bytes");
    }
}

fn weather() -> impl Strategy<Value = Weather> {
    let network = prop::sample::select(vec![
        Network::Offline,
        Network::LosesRequest,
        Network::LosesReply,
        Network::DiesBeforeCommit,
        Network::Shuffles,
        Network::ForgesHash,
        Network::Refuses(ParkedReason::Conflict),
        Network::Refuses(ParkedReason::Unreadable),
        Network::Works,
    ]);
    prop_oneof![
        4 => (0..2u8).prop_map(|enrolment| Weather::Finish { enrolment }),
        4 => network.prop_map(Weather::Send),
        2 => (0..2_000u16).prop_map(|seconds| Weather::Pass { seconds }),
        1 => Just(Weather::Dies),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_weather_loses_an_answer_or_counts_it_twice(weathers in prop::collection::vec(weather(), 0..120)) {
        let mut story = Story::begin();
        for weather in &weathers {
            story.happens(weather);
            prop_assert!(story.loses_nothing(), "{weather:?}");
        }
        // Then the sky clears: what waits arrives, and only what the server refused stays, to be seen and exported.
        for _ in 0..10 {
            story.now += 3_600_000;
            story.happens(&Weather::Send(Network::Works));
        }
        prop_assert!(story.loses_nothing());
        prop_assert!(story.outbox.iter().all(|item| item.state != ItemState::Waiting));
    }

    #[test]
    fn the_pause_grows_and_never_exceeds_a_quarter_of_an_hour(failures in 0..200u32, chance in any::<u8>()) {
        let trouble = Trouble { failures, not_before: 0 }.after_failure(1_000, chance);
        let pause = trouble.not_before - 1_000;
        prop_assert!((1_000..=15 * 60_000).contains(&pause), "{pause}");
        prop_assert_eq!(trouble.failures, failures + 1);
    }
}

#[test]
fn a_phone_that_deletes_after_any_reply_would_be_noticed() {
    let mut story = Story::begin();
    story.happens(&Weather::Finish { enrolment: 0 });
    story.outbox.clear();
    assert!(!story.loses_nothing());
}

#[test]
fn without_its_enrolment_an_answer_waits_and_others_go_on() {
    let mut story = Story::begin();
    story.finish(9);
    let step = |story: &Story| next_step(&story.outbox, &[enrolment(0)], Trouble::default(), 0, Link::Online);
    assert_eq!(step(&story), Step::AskToEnrol);
    story.finish(0);
    assert_eq!(step(&story), Step::Send { enrolment: enrolment(0), ids: vec![id(1)] });
}
