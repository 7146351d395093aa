//! What stays on the phone: four stores of JSON texts, written in strict transactions only.
//!
//! A connection lives for one call. So no open page blocks an upgrade of the database by a newer build for longer than
//! that (`blocked` resolves by itself), and a broken connection mends itself at the next call. Upgrades only add
//! stores; none is ever made anew.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

const NAME: &str = "pulso";
const VERSION: u32 = 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// Enrolments of this phone, the newest last.
    Enrolment,
    /// The interview that is open, encrypted.
    Draft,
    /// Finished answers, sealed.
    Outbox,
    /// What the server acknowledged.
    Kept,
}

impl Store {
    const ALL: [Store; 4] = [Store::Enrolment, Store::Draft, Store::Outbox, Store::Kept];

    fn name(self) -> &'static str {
        match self {
            Store::Enrolment => "enrolment",
            Store::Draft => "draft",
            Store::Outbox => "outbox",
            Store::Kept => "kept",
        }
    }
}

/// One write of a transaction.
pub enum Change {
    Put(Store, String, String),
    Delete(Store, String),
}

/// Why nothing was written, or nothing could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreFault {
    /// This browser or window keeps nothing.
    Unavailable,
    /// No room left on the phone.
    Full,
    /// Another build holds the database.
    Newer,
    Broken,
}

/// Every text of a store, in the order of its keys.
pub async fn read(store: Store) -> Result<Vec<String>, StoreFault> {
    let database = open().await?;
    let read = async {
        let (transaction, stores) = begin(&database, &[store], "readonly")?;
        let request = stores[0].get_all().map_err(fault)?;
        done(&transaction).await?;
        let found = Array::from(&request.result().map_err(fault)?);
        Ok(found.iter().filter_map(|text| text.as_string()).collect())
    }
    .await;
    database.close();
    read
}

/// All changes or none. When this returns `Ok`, they are on the disk and not merely on their way to it.
pub async fn commit(changes: Vec<Change>) -> Result<(), StoreFault> {
    let database = open().await?;
    let written = async {
        let (transaction, stores) = begin(&database, &Store::ALL, "readwrite")?;
        for change in changes {
            // A refused write aborts the transaction, and waiting for its end tells why.
            match change {
                Change::Put(store, key, text) => {
                    stores[store as usize].put_with_key(&text.into(), &key.into()).map_err(fault)?
                }
                Change::Delete(store, key) => stores[store as usize].delete(&key.into()).map_err(fault)?,
            };
        }
        done(&transaction).await
    }
    .await;
    database.close();
    written
}

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the third argument of `transaction`, which web-sys still calls unstable.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Durable;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(this: &Durable, stores: &Array, mode: &str, options: &Object)
    -> Result<IdbTransaction, JsValue>;
}

fn begin(
    database: &IdbDatabase,
    stores: &[Store],
    mode: &str,
) -> Result<(IdbTransaction, Vec<IdbObjectStore>), StoreFault> {
    let names: Array = stores.iter().map(|store| JsValue::from_str(store.name())).collect();
    let strict = Object::new();
    Reflect::set(&strict, &"durability".into(), &"strict".into()).map_err(fault)?;
    let transaction = database.unchecked_ref::<Durable>().begin(&names, mode, &strict).map_err(fault)?;
    let opened = stores.iter().map(|store| transaction.object_store(store.name()).map_err(fault));
    let opened = opened.collect::<Result<_, _>>()?;
    Ok((transaction, opened))
}

/// Waits for the end of a transaction and for nothing else: anything foreign awaited before it would commit it early.
async fn done(transaction: &IdbTransaction) -> Result<(), StoreFault> {
    let ended = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(ended).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(StoreFault::Broken, |error| named(&error.name()))),
    }
}

async fn open() -> Result<IdbDatabase, StoreFault> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let request = factory
        .ok_or(StoreFault::Unavailable)?
        .open_with_u32(NAME, VERSION)
        .map_err(|_| StoreFault::Unavailable)?;
    let upgrading = request.clone();
    let upgrade = Closure::once(move || add_missing_stores(&upgrading));
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    if JsFuture::from(opened).await.is_err() {
        let name = request.error().ok().flatten().map(|error| error.name());
        return Err(match name.as_deref() {
            Some("VersionError") => StoreFault::Newer,
            Some("QuotaExceededError") => StoreFault::Full,
            _ => StoreFault::Unavailable,
        });
    }
    request.result().map(JsValue::unchecked_into).map_err(fault)
}

fn add_missing_stores(request: &IdbOpenDbRequest) {
    let Ok(result) = request.result() else { return };
    let database: IdbDatabase = result.unchecked_into();
    let there = database.object_store_names();
    for store in Store::ALL.into_iter().filter(|store| !there.contains(store.name())) {
        // Where this fails the upgrade is undone, and opening reports it.
        let _ = database.create_object_store(store.name());
    }
}

fn fault(error: JsValue) -> StoreFault {
    error.dyn_ref::<DomException>().map_or(StoreFault::Broken, |error| named(&error.name()))
}

fn named(name: &str) -> StoreFault {
    match name {
        "QuotaExceededError" => StoreFault::Full,
        _ => StoreFault::Broken,
    }
}
