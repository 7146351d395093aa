//! A whole server for one story: the real rooms behind the real router, with a clock that is set, on a database of its
//! own. Requests go through the router without a network; the words and numbers of the country are in `country`.

mod country;
mod phone;
mod visitor;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use tower::ServiceExt;

use domain::time::Millis;
use server::client::Reply;
use server::config::Settings;
use server::http::{Door, router};
use server::rooms::{Clock, Rooms};
use server::store::Store;

use crate::store::Place;

pub use country::{Country, INDICATOR, coordinator, wave_fields};
pub use phone::{Finished, Phone, answers, id};
pub use visitor::{PASSPHRASE, Visitor, cookie, words};

/// A Wednesday at noon.
const START: Millis = Millis(1_795_003_200_000);
pub const HOST: &str = "pulso.example";

pub struct World {
    pub place: Place,
    pub rooms: Arc<Rooms>,
    clock: Arc<AtomicI64>,
    router: Router,
}

impl World {
    /// On SQLite in a temporary folder.
    pub async fn open() -> Self {
        Self::at(Place::sqlite()).await
    }

    async fn at(place: Place) -> Self {
        let clock = Arc::new(AtomicI64::new(START.get()));
        let rooms = open_rooms(&place, &clock).await;
        let router = router(rooms.clone(), door());
        Self { place, rooms, clock, router }
    }

    /// Another process of the same deployment: same database, same keys, same time.
    pub async fn second_server(&self) -> Self {
        let rooms = open_rooms(&self.place, &self.clock).await;
        let router = router(rooms.clone(), door());
        Self { place: self.place.again(), rooms, clock: self.clock.clone(), router }
    }

    /// The same rooms behind a router that has kept nothing yet.
    pub fn restarted(&self) -> Self {
        let router = router(self.rooms.clone(), door());
        Self { place: self.place.again(), rooms: self.rooms.clone(), clock: self.clock.clone(), router }
    }

    pub fn later(&self, millis: i64) {
        self.clock.fetch_add(millis, Ordering::Relaxed);
    }

    pub fn data(&self) -> PathBuf {
        data(&self.place)
    }

    pub fn keys(&self) -> PathBuf {
        self.data().join("keys")
    }

    /// The database seen from outside.
    pub async fn store(&self) -> Store {
        self.place.open().await
    }

    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        request.headers_mut().entry(header::HOST).or_insert(HOST.parse().unwrap());
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Reply { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// Somebody without an account.
    pub fn anyone(&self) -> Visitor<'_> {
        Visitor::new(self)
    }

    pub async fn close(self) {
        self.rooms.close().await;
        self.place.drop().await;
    }
}

fn door() -> Door {
    Door { https: true, public_url: None }
}

fn data(place: &Place) -> PathBuf {
    place.file().parent().map(Path::to_owned).unwrap()
}

async fn open_rooms(place: &Place, clock: &Arc<AtomicI64>) -> Arc<Rooms> {
    let settings = Settings {
        data_dir: data(place),
        database: place.url.clone(),
        listen: ([127, 0, 0, 1], 0).into(),
        public_url: None,
        tls: None,
        max_connections: 16,
        max_per_address: 0,
    };
    Arc::new(Rooms::open_at(&settings, Clock::Set(clock.clone())).await.unwrap())
}

/// Tells a story on every engine that there is.
pub async fn on_each(story: impl AsyncFn(&World)) {
    for place in Place::all().await {
        let world = World::at(place).await;
        story(&world).await;
        world.close().await;
    }
}

/// Tells a story of several servers, where there is a PostgreSQL to share.
pub async fn on_two_servers(story: impl AsyncFn(&World, &World)) {
    let Some(place) = Place::postgres().await else { return };
    let one = World::at(place).await;
    let other = one.second_server().await;
    story(&one, &other).await;
    other.rooms.close().await;
    one.close().await;
}
