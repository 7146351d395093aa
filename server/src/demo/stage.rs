//! The server while the demonstration is being made: the real rooms behind the real router on a loopback port,
//! with a clock that is set.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use domain::time::Millis;

use crate::config::Settings;
use crate::http::serve::{Limits, serve};
use crate::http::{Door, router};
use crate::rooms::{Clock, Rooms};

pub struct Stage {
    pub rooms: Arc<Rooms>,
    pub address: SocketAddr,
    clock: Arc<AtomicI64>,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

impl Stage {
    pub async fn open(settings: &Settings, at: Millis) -> Result<Self> {
        let clock = Arc::new(AtomicI64::new(at.get()));
        let rooms = Arc::new(Rooms::open_at(settings, Clock::Set(clock.clone())).await?);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("no free port on 127.0.0.1")?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let router = router(rooms.clone(), Door::default());
        let limits = Limits { connections: 256, per_address: 0 };
        let served = tokio::spawn(serve(listener, router, None, limits, async {
            // A sender that is gone stops the server just as well.
            let _ = stopped.await;
        }));
        Ok(Self { rooms, address, clock, stop, served })
    }

    pub fn now(&self) -> Millis {
        Millis(self.clock.load(Ordering::Relaxed))
    }

    /// Time never runs backwards.
    pub fn go_to(&self, at: Millis) {
        self.clock.fetch_max(at.get(), Ordering::Relaxed);
    }

    pub fn days_later(&self, days: i64) {
        self.go_to(self.now().plus(days * Millis::DAY));
    }

    pub async fn close(self) -> Result<()> {
        self.rooms.finish_jobs().await?;
        let _ = self.stop.send(());
        self.served.await?;
        self.rooms.close().await;
        Ok(())
    }
}
